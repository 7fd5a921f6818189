import type { CodeEntry } from '../../vocabulary/scan.js'

/** Do two entries say the same? Kept objects stay in the old generation of the heap, new ones cost. */
export function sameEntry(a: CodeEntry, b: CodeEntry): boolean {
  return (
    a.id === b.id &&
    a.code === b.code &&
    a.destination === b.destination &&
    a.status === b.status &&
    a.trashed === b.trashed &&
    a.expiresAt === b.expiresAt &&
    a.startsAt === b.startsAt &&
    a.scanLimit === b.scanLimit &&
    a.fallbackURL === b.fallbackURL &&
    a.untouched === b.untouched &&
    a.utm.campaign === b.utm.campaign &&
    a.utm.content === b.utm.content &&
    a.utm.medium === b.utm.medium &&
    a.utm.source === b.utm.source &&
    a.utm.term === b.utm.term
  )
}
