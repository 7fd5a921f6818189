import type { CRMSchema } from './schema.js'

/**
 * Whether an id of scan `s` was used, by whoever it was: then the scan is theirs and not the owner's
 * of its code. Asked by the scan's instant too, which both sides share and which has an index.
 */
export function isUsed({ scanIds, scans }: CRMSchema): string {
  const i = scanIds.column
  return `EXISTS (SELECT 1 FROM ${scanIds.name} i
    WHERE i.${i('scannedAt')} = s.${scans.column('scannedAt')} AND i.${i('scanId')} = s.${scans.column('scanId')}
    AND i.${i('boundAt')} IS NOT NULL)`
}
