/** How long one person keeps the same hash (UTC periods; weeks start on Monday). */
export type VisitorRotation = 'day' | 'month' | 'never' | 'week' | 'year'

/** A span of time with a key of its own. Instants are epoch milliseconds. */
export type VisitorPeriod = {
  /** Its first instant; `-Infinity`: there was none before. */
  start: number
  /** The first instant that is not of it. */
  end: number
  name: string
}

const DAY = 86_400_000

/** Periods begin with a day, so a day's period is looked up once. */
let last: { day: number; period: VisitorPeriod; rotation: VisitorRotation } | undefined

/** The period an instant falls into. */
export function visitorPeriod(rotation: VisitorRotation, at: number): VisitorPeriod {
  const day = Math.floor(at / DAY)
  if (last?.day !== day || last.rotation !== rotation) {
    last = { day, period: periodOf(rotation, day), rotation }
  }
  return last.period
}

function periodOf(rotation: VisitorRotation, day: number): VisitorPeriod {
  const date = new Date(day * DAY)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const name = date.toISOString()
  switch (rotation) {
    case 'day':
      return { end: (day + 1) * DAY, name: name.slice(0, 10), start: day * DAY }
    case 'month':
      return {
        end: Date.UTC(year, month + 1),
        name: name.slice(0, 7),
        start: Date.UTC(year, month),
      }
    case 'never':
      return { end: Infinity, name: 'never', start: -Infinity }
    case 'week': {
      // Epoch day 0 was a Thursday; weeks start on Monday.
      const week = Math.floor((day + 3) / 7)
      return { end: (week * 7 + 4) * DAY, name: `w${week}`, start: (week * 7 - 3) * DAY }
    }
    case 'year':
      return { end: Date.UTC(year + 1, 0), name: name.slice(0, 4), start: Date.UTC(year, 0) }
  }
}
