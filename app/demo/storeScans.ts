import type { Payload } from 'payload'
import type { ScanRecord } from 'payload-plugin-qr/types'

import { optionsOf } from '../../src/options/optionsOf.js'
import { storeOf } from '../../src/store/storeOf.js'

/**
 * Writes finished scans with their counters, in the one way the plugin does it. Only the demo makes
 * scans up, so the package exports no function for it and this file alone reaches inside.
 */
export const storeScans = async (payload: Payload, scans: ScanRecord[]): Promise<number> => {
  const store = storeOf(payload, optionsOf(payload))
  const size = 1000
  let written = 0
  for (let start = 0; start < scans.length; start += size) {
    written += await store.writeScans(scans.slice(start, start + size))
  }
  return written
}
