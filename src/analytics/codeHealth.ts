/** How a code is doing, as one word in a list. */
export type CodeHealth = 'active' | 'declining' | 'dormant' | 'new' | 'unscanned'

/** The rule, in days and scans; texts of the admin are filled in from it. */
export const HEALTH = {
  /** Human scans of the days before that make a fall worth a word. */
  atLeast: 10,
  /** No scan for so many days: dormant. */
  dormantDays: 30,
  /** So young: new. */
  newDays: 7,
  /** Days compared with as many before. */
  window: 14,
} as const

const DAY = 86_400_000

export type HealthInput = {
  /** Instants, as ISO strings or epoch milliseconds. */
  createdAt: number | string
  /** Counts as made then, where that is earlier: a code that was imported is not new. */
  firstScanAt?: null | number | string
  lastScanAt: null | number | string
  /** Human scans of the last `HEALTH.window` days and of as many days before. */
  previous: number
  recent: number
}

/**
 * `new` for a week, then by its human scans: `unscanned` without any, `dormant` after 30 days
 * without one, `declining` when 14 days brought less than half of the 14 before, else `active`.
 */
export function codeHealth(
  { createdAt, firstScanAt, lastScanAt, previous, recent }: HealthInput,
  now: number,
): CodeHealth {
  const made = new Date(createdAt).getTime()
  const since = firstScanAt ? Math.min(made, new Date(firstScanAt).getTime()) : made
  if (now - since < HEALTH.newDays * DAY) return 'new'
  if (lastScanAt === null) return 'unscanned'
  if (now - new Date(lastScanAt).getTime() >= HEALTH.dormantDays * DAY) return 'dormant'
  return previous >= HEALTH.atLeast && recent * 2 < previous ? 'declining' : 'active'
}
