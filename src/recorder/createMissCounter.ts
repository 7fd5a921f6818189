import type {
  MissedText,
  MissPlace,
  MissRecorder,
  MissStore,
  RawMiss,
} from '../vocabulary/misses.js'

import { createWindows } from '../kit/createWindows.js'
import { addressKey } from '../scan/request/addressKey.js'
import { createLaterWrite } from './createLaterWrite.js'

export type MissCounter = MissRecorder & {
  /** Writes what waits; never rejects. */
  flush: () => Promise<void>
}

/** The bounds, in the numbers documentation names. */
export const MISSES = {
  /** Texts of one address in an hour: a person reads a few misprints, a machine tries paths. */
  perAddress: 10,
  /** Texts that wait at a time. */
  waiting: 500,
} as const

const EVERY = 5_000
const HOUR_SECONDS = 3_600
const ADDRESSES = 10_000

type Options = {
  /** Days for which they are kept. */
  keptDays: number
  placeOf: (miss: Pick<RawMiss, 'address' | 'headers'>) => MissPlace
  store: Pick<MissStore, 'note'>
}

type Waiting = Pick<RawMiss, 'address' | 'code' | 'headers' | 'now'> & { scans: number }

/**
 * Counts what people ask for that is no code: they hold a misprint. Looks only at people, and at few
 * texts of an address, so that whoever tries paths neither fills the table nor costs others anything.
 * What waits when a process is killed is lost: nothing that is promised hangs on it.
 */
export function createMissCounter({ keptDays, placeOf, store }: Options): MissCounter {
  const waiting = new Map<string, Waiting>()
  const addresses = createWindows(HOUR_SECONDS, ADDRESSES)

  const isTooMany = (address: null | string): boolean => {
    // Nobody is limited whose address is not known.
    if (address === null) return false
    const counted = addresses.add(addressKey(address))
    return counted === null || counted.count > MISSES.perAddress
  }

  async function write(): Promise<void> {
    const asked = [...waiting.values()]
    if (asked.length === 0) return
    waiting.clear()
    const misses = asked.map(({ code, now: lastAt, scans, ...miss }): MissedText => ({
      ...placeOf(miss),
      code,
      lastAt,
      scans,
    }))
    await store.note(misses, keptDays).catch(() => undefined)
  }

  const { flush, plan } = createLaterWrite(write, EVERY)
  return {
    flush,
    note({ address, code, headers, now, traffic }) {
      const held = waiting.get(code)
      if (!held && waiting.size >= MISSES.waiting) return
      if (isTooMany(address) || traffic().class !== 'human') return
      waiting.set(code, { address, code, headers, now, scans: (held?.scans ?? 0) + 1 })
      plan()
    },
  }
}
