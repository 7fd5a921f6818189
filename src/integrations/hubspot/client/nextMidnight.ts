const HOUR = 3_600_000

/**
 * The next midnight in an IANA time zone, epoch milliseconds: when HubSpot's daily limit starts
 * anew. Searches for the change of day, so a day of 23 or 25 hours is no special case.
 * Without a usable zone: one hour from now, which then finds the limit lifted or not.
 */
export function nextMidnight(timeZone: null | string, now: number): number {
  const day = dayIn(timeZone)
  if (!day) return now + HOUR
  const today = day(now)
  let before = now
  let after = now + 26 * HOUR
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (day(middle) === today) before = middle
    else after = middle
  }
  return after
}

function dayIn(timeZone: null | string): ((at: number) => string) | null {
  if (!timeZone) return null
  try {
    const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone })
    return (at) => format.format(at)
  } catch {
    return null
  }
}
