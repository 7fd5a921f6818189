const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()
const hour = 3_600_000

/** Milliseconds a time zone is ahead of UTC at an instant; looked up once per zone and hour. */
const offset = (timezone: string, at: number): number => {
  const key = `${timezone} ${Math.floor(at / hour)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  let format = formats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: timezone,
    })
    formats.set(timezone, format)
  }
  // Swedish writes ISO dates: the wall clock read as if it were UTC
  const wall = Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
  const ahead = wall - Math.floor(at / 1000) * 1000
  offsets.set(key, ahead)
  return ahead
}

export type WallClock = {
  /** Days since 1 January 1970 in that zone. */
  day: number
  hour: number
  /** 0 is Sunday. */
  weekday: number
}

/** What clock and calendar show in a time zone. */
export const wallClock = (timezone: string, at: number): WallClock => {
  const local = new Date(at + offset(timezone, at))
  return {
    day: Math.floor(local.getTime() / 86_400_000),
    hour: local.getUTCHours(),
    weekday: local.getUTCDay(),
  }
}

/** The instant at which clocks in a zone show `minutes` after midnight of `day`. */
export const instantOf = (timezone: string, day: number, minutes: number): number => {
  const wall = day * 86_400_000 + minutes * 60_000
  return wall - offset(timezone, wall - offset(timezone, wall))
}
