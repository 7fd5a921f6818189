/** What can become of a scan that is stored. Order is stored in the rollups: add at the end only. */
export const OUTCOMES = [
  'redirected',
  'paused',
  'not-started',
  'expired',
  'used-up',
  'trashed',
  'missing-destination',
] as const
export type StoredOutcome = (typeof OUTCOMES)[number]

/** Why a code did not lead to its destination, or `redirected` when it did. */
export type Outcome = 'unknown' | StoredOutcome

/** Those where a person did not come to the code's destination, but to a page or a fallback. */
export const TURNED_AWAY = OUTCOMES.filter((outcome) => outcome !== 'redirected')
