import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { LABEL_AWAITED } from '../../../../recorder/schemaErrors.js'

/**
 * Throws for scans with a value of ours that an enum of the database has no label for yet: those
 * must wait for the migration. Without `human` nothing can be counted, so all of them wait.
 */
export function assertLabels({ scans: table }: Schema) {
  const awaited = [
    { labels: table.awaited('outcome'), of: (scan: ScanRecord) => scan.outcome },
    { labels: table.awaited('trafficClass'), of: (scan: ScanRecord) => scan.trafficClass },
  ].filter(({ labels }) => labels.length > 0)
  const none = table.awaited('trafficClass').includes('human')
  return (scans: readonly ScanRecord[]): void => {
    if (awaited.length === 0) return
    const waits = (scan: ScanRecord) => awaited.some(({ labels, of }) => labels.includes(of(scan)))
    if (!none && !scans.some(waits)) return
    const error = new Error('The database has no label for a value of a scan yet.')
    throw Object.assign(error, { code: LABEL_AWAITED })
  }
}
