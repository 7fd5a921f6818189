import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'

import { takesPlace } from '../../../../vocabulary/takesPlace.js'

/** What a batch adds to the counters of one code. Instants are those of human scans. */
export type CodeCount = {
  allScans: number
  code: ID
  firstScanAt: null | number
  lastScanAt: null | number
  scans: number
  sent: number
  /** Of human scans. */
  visitors: Set<string>
}

/** @param gone codes that are not there any more: nothing counts them */
export function countPerCode(scans: readonly ScanRecord[], gone: ReadonlySet<ID>): CodeCount[] {
  const counts = new Map<ID, CodeCount>()
  for (const scan of scans) {
    const { qrCode: code, scannedAt: at, trafficClass, visitor } = scan
    if (gone.has(code)) continue
    let count = counts.get(code)
    if (!count) counts.set(code, (count = nothing(code)))
    count.allScans += 1
    // A place of a limit is counted when it is taken.
    const isSent = scan.outcome === 'redirected' && !scan.claimed
    if (isSent && takesPlace(trafficClass, scan.trafficReasons)) count.sent += 1
    if (trafficClass !== 'human') continue
    count.scans += 1
    count.firstScanAt = Math.min(count.firstScanAt ?? at, at)
    count.lastScanAt = Math.max(count.lastScanAt ?? at, at)
    if (visitor !== null) count.visitors.add(visitor)
  }
  return [...counts.values()]
}

const nothing = (code: ID): CodeCount => ({
  allScans: 0,
  code,
  firstScanAt: null,
  lastScanAt: null,
  scans: 0,
  sent: 0,
  visitors: new Set(),
})
