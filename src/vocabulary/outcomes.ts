/** What can become of a scan that is stored. Order is stored in the rollups: add at the end only. */
export const OUTCOMES = [
  'redirected',
  'paused',
  'not-started',
  'expired',
  'used-up',
  'trashed',
  'missing-destination',
  'asked',
  'already-used',
] as const
export type StoredOutcome = (typeof OUTCOMES)[number]

/** Why a code did not lead to its destination, `redirected` when it did, `asked` while a page is in between. */
export type Outcome = 'unknown' | StoredOutcome

/**
 * Those where a person did not come to the code's destination, but to a page or a fallback. Who is
 * asked first (`asked`) is neither sent on nor turned away.
 */
export const TURNED_AWAY = OUTCOMES.filter(
  (outcome) => outcome !== 'redirected' && outcome !== 'asked',
)

/** Why a code leads nowhere. */
export type AwayOutcome = Exclude<Outcome, 'asked' | 'redirected'>
