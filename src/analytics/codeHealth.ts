/** How a code is doing, as one word beside its last days. */
export const HEALTHS = ['rising', 'steady', 'falling', 'asleep'] as const
export type CodeHealth = (typeof HEALTHS)[number]

/** The rule, in days and scans; texts of the admin are filled in from it. */
export const HEALTH = {
  /** No scan for so many days: asleep. As many as the line beside the word shows. */
  asleepDays: 30,
  /** Human scans of the larger of both windows that make a change worth a word. */
  atLeast: 10,
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
 * `asleep` after 30 days without a scan by a person, or 14 days from its making if nobody ever came;
 * else the last 14 days against the 14 before: `rising` from more than half as many again, `falling`
 * from less than half, where one of both had 10 scans; `steady` otherwise, and while a code is too
 * young for both. `null`: made a moment ago and not scanned, so there is nothing to say.
 */
export function codeHealth(
  { createdAt, firstScanAt, lastScanAt, previous, recent }: HealthInput,
  now: number,
): CodeHealth | null {
  const made = new Date(createdAt).getTime()
  const since = firstScanAt ? Math.min(made, new Date(firstScanAt).getTime()) : made
  if (lastScanAt === null) return now - since < HEALTH.window * DAY ? null : 'asleep'
  if (now - new Date(lastScanAt).getTime() >= HEALTH.asleepDays * DAY) return 'asleep'
  const isYoung = now - since < 2 * HEALTH.window * DAY
  if (isYoung || Math.max(previous, recent) < HEALTH.atLeast) return 'steady'
  if (recent * 2 > previous * 3) return 'rising'
  return recent * 2 < previous ? 'falling' : 'steady'
}
