import type { ScansMessage, SentRepeat, SentScan } from '../../integrations/edge/messages.js'
import type { RawScan } from '../../vocabulary/scan.js'

import { MOST_SCANS } from '../../integrations/edge/messages.js'
import { sentScan } from '../../integrations/edge/sentScan.js'

/** What the origin made of a message. `refused`: the same one will not be taken later either. */
export type Delivery = 'failed' | 'refused' | 'taken'

type OutboxOptions = {
  deliver: (message: string) => Promise<Delivery>
  /** Milliseconds a scan waits for others. */
  flushInterval: number
  /** Takes messages the origin did not take. @default they wait in memory for the next scan */
  keep?: (message: string) => Promise<unknown>
  /** Told how many scans were given up. */
  onLost: (scans: number) => void
  /** Milliseconds before each further attempt. */
  retries: readonly number[]
}

export type Outbox = {
  add: (raw: RawScan) => void
  note: (scanId: string, repeats: number) => void
  /** Sends what waits. Never rejects. */
  send: () => Promise<void>
  /** Something waits. */
  waits: () => boolean
}

/** Scans that wait in memory at the most; the oldest go first. */
const MOST_WAITING = 1_000

/**
 * Scans from the answer to the origin. Each request waits a moment after its answer, and the first whose
 * moment is over takes all scans along: nobody relies on another request, which may be cut off.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { deliver, flushInterval, keep, onLost, retries } = options
  let scans: SentScan[] = []
  let repeats: SentRepeat[] = []

  function take(): ScansMessage {
    return { repeats: repeats.splice(0, MOST_SCANS), scans: scans.splice(0, MOST_SCANS) }
  }

  function putBack(message: ScansMessage): void {
    repeats = [...message.repeats, ...repeats].slice(-MOST_WAITING)
    const all = [...message.scans, ...scans]
    scans = all.slice(-MOST_WAITING)
    if (all.length > scans.length) onLost(all.length - scans.length)
  }

  async function attempt(text: string): Promise<Delivery> {
    for (const pause of retries) {
      const delivery = await deliver(text)
      if (delivery !== 'failed') return delivery
      await pass(pause)
    }
    return deliver(text)
  }

  async function post(message: ScansMessage): Promise<boolean> {
    const text = JSON.stringify(message)
    const delivery = await attempt(text)
    if (delivery === 'refused') onLost(message.scans.length)
    if (delivery !== 'failed') return true
    try {
      if (!keep) throw new Error('Nobody keeps it')
      await keep(text)
    } catch {
      putBack(message)
    }
    return false
  }

  const waits = () => scans.length > 0 || repeats.length > 0

  return {
    add: (raw) => void scans.push(sentScan(raw)),
    note: (scanId, count) => void repeats.push({ repeats: count, scanId }),
    async send() {
      if (flushInterval > 0) await pass(flushInterval)
      while (waits() && (await post(take())));
    },
    waits,
  }
}

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
