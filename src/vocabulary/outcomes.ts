import type { Outcome } from './scan.js'

/** What can become of a scan that is stored. */
export type StoredOutcome = Exclude<Outcome, 'unknown'>

/** Order is stored in the rollups: add at the end only. */
export const OUTCOMES: readonly StoredOutcome[] = [
  'redirected',
  'paused',
  'not-started',
  'expired',
  'used-up',
  'trashed',
  'missing-destination',
]

/** Those where a person did not come to the code's destination, but to a page or a fallback. */
export const TURNED_AWAY = OUTCOMES.filter((outcome) => outcome !== 'redirected')
