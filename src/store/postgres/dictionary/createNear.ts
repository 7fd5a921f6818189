import type { ScanRecord } from '../../../scan/types.js'

import { createLRU } from '../../../scan/createLRU.js'

type Value = ScanRecord[keyof ScanRecord]

export type Near = {
  get: (scan: ScanRecord) => number | undefined
  set: (scan: ScanRecord, number: number) => void
}

/**
 * Numbers of the sets of facts met last, one for each `lead`. Comparing a set with the last one of
 * its lead costs a fraction of the key it would be looked up by.
 */
export function createNear(
  fields: readonly (keyof ScanRecord)[],
  lead: (scan: ScanRecord) => null | string,
  max: number,
): Near {
  const sets = createLRU<{ number: number; values: Value[] }>(max)
  return {
    get(scan) {
      const last = sets.get(lead(scan) ?? '')
      if (!last) return undefined
      for (let at = 0; at < fields.length; at += 1) {
        if (scan[fields[at]!] !== last.values[at]) return undefined
      }
      return last.number
    },
    set: (scan, number) =>
      sets.set(lead(scan) ?? '', { number, values: fields.map((field) => scan[field]) }),
  }
}
