import type { CheckInAnswer } from '../../../endpoints/checkIn/checkInEndpoint.js'

import { looksSigned, ticketIn } from '../../../vocabulary/ticketIn.js'

/** `noted`: the network is away; it is asked about later. `failed`: the server did not take it. */
export type DoorVerdict = {
  result: 'failed' | 'noted' | CheckInAnswer['result']
  /** What was read, canonical where it can be. */
  text: string
} & Omit<CheckInAnswer, 'result'>

/** A check-in the server has not heard of. */
export type Waiting = { at: string; attempt: string; text: string }

type Options = {
  newAttempt: () => string
  now: () => number
  /** Rejects where nobody answers; `null`: refused, whatever it was. */
  send: (waiting: Waiting) => Promise<CheckInAnswer | null>
  /** What a device keeps when its page is closed. */
  storage: { read: () => readonly Waiting[]; write: (waiting: readonly Waiting[]) => void }
}

export type Door = {
  admit: (text: string) => Promise<DoorVerdict>
  /** Asks about those that wait. Resolves to those that were not to be let in. */
  settle: () => Promise<DoorVerdict[]>
  waiting: () => number
}

/**
 * What a device at the door knows by itself: texts without a signature, and those it has let in. Everything
 * else is asked of the server; while that is away people are noted, in order, and asked about
 * under the same attempt once it is back.
 */
export function createDoor({ newAttempt, now, send, storage }: Options): Door {
  const seen = new Map<string, string>()
  for (const { at, text } of storage.read()) seen.set(text, at)
  let settling: null | Promise<DoorVerdict[]> = null

  const keep = (change: (waiting: readonly Waiting[]) => readonly Waiting[]): void =>
    storage.write(change(storage.read()))

  async function settleAll(): Promise<DoorVerdict[]> {
    const wrong: DoorVerdict[] = []
    for (const one of storage.read()) {
      let answer: CheckInAnswer | null
      try {
        answer = await send(one)
      } catch {
        break
      }
      keep((waiting) => waiting.filter(({ attempt }) => attempt !== one.attempt))
      if (answer?.result === 'admitted') continue
      wrong.push({ ...(answer ?? { at: null, result: 'failed', title: null }), text: one.text })
    }
    return wrong
  }

  return {
    async admit(read) {
      const text = ticketIn(read)
      if (text === null || !looksSigned(text)) {
        return { at: null, result: 'unsigned', text: text ?? read.slice(0, 80), title: null }
      }
      const before = seen.get(text)
      if (before !== undefined) return { at: before, result: 'used', text, title: null }
      const asked = { at: new Date(now()).toISOString(), attempt: newAttempt(), text }
      try {
        const answer = await send(asked)
        if (answer === null) return { at: null, result: 'failed', text, title: null }
        if (answer.at !== null) seen.set(text, answer.at)
        return { ...answer, text }
      } catch {
        seen.set(text, asked.at)
        keep((waiting) => [...waiting, asked])
        return { at: asked.at, result: 'noted', text, title: null }
      }
    },
    settle: () => (settling ??= settleAll().finally(() => (settling = null))),
    waiting: () => storage.read().length,
  }
}
