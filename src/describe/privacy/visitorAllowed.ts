import type { ScanHeaders } from '../../vocabulary/scan.js'
import type { Privacy } from './privacy.js'

/** Global Privacy Control and Do Not Track: https://www.w3.org/TR/gpc/ */
export const refusesTracking = (headers: ScanHeaders): boolean =>
  headers.get('sec-gpc')?.trim() === '1' || headers.get('dnt')?.trim() === '1'

/** Whether this person may be told apart from others at all. */
export const visitorAllowed = (headers: ScanHeaders, privacy: Privacy): boolean =>
  !(privacy.respectSignals && refusesTracking(headers))
