const clocks = new Map<string, Intl.DateTimeFormat>()

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      hour: 'numeric',
      hourCycle: 'h23',
      minute: 'numeric',
      timeZone: zone,
      weekday: 'short',
    })
    clocks.set(zone, clock)
  }
  return clock
}

/**
 * What a clock on the wall of a zone shows.
 *
 * @param at epoch milliseconds
 * @returns minutes since midnight, and the day of the week by ISO 8601 (1 is Monday)
 */
export function wallClock(zone: string, at: number): { minutes: number; weekday: number } {
  let hour = 0
  let minute = 0
  let weekday = 0
  for (const { type, value } of clockOf(zone).formatToParts(at)) {
    if (type === 'hour') hour = Number(value)
    else if (type === 'minute') minute = Number(value)
    else if (type === 'weekday') weekday = DAYS.indexOf(value) || 7
  }
  return { minutes: hour * 60 + minute, weekday }
}

/** Whether this is the name of a time zone that clocks here know. */
export function isZone(zone: string): boolean {
  // Offsets such as `+01:00` are taken as well, and know no summer.
  if (!/^[A-Z]/i.test(zone)) return false
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}
