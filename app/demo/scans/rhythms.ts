import { instantOf, wallClock } from './wallClock.js'

/** What people do where a code hangs. */
export type Rhythm = 'match' | 'street' | 'table'

type Pattern = {
  /** 24 weights, from midnight. */
  hours: readonly number[]
  /** 7 weights, from Sunday. */
  weekdays: readonly number[]
}

/** Weights relative to the busiest hour and day. */
export const patterns: Record<Rhythm, Pattern> = {
  // away from match days: fans at home, mostly in the evening
  match: {
    hours: [2, 1, 0, 0, 0, 1, 3, 5, 6, 6, 7, 8, 9, 8, 8, 9, 10, 12, 14, 16, 16, 13, 8, 4],
    weekdays: [8, 5, 5, 6, 7, 9, 10],
  },
  // commuters
  street: {
    hours: [1, 0, 0, 0, 0, 2, 7, 13, 14, 9, 7, 8, 10, 9, 7, 8, 11, 15, 14, 10, 7, 5, 3, 2],
    weekdays: [5, 9, 10, 10, 10, 9, 7],
  },
  // lunch and dinner
  table: {
    hours: [1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 5, 11, 16, 13, 6, 4, 5, 9, 15, 16, 14, 9, 5, 2],
    weekdays: [8, 4, 4, 5, 7, 10, 10],
  },
}

/** 0 to 1: how likely a scan is at that moment, compared with the best moment of the week. */
export const likelihood = (rhythm: Rhythm, timezone: string, at: number): number => {
  const { hours, weekdays } = patterns[rhythm]
  const { hour, weekday } = wallClock(timezone, at)
  return (
    ((hours[hour] ?? 0) / Math.max(...hours)) * ((weekdays[weekday] ?? 0) / Math.max(...weekdays))
  )
}

/** Kick-offs between two instants: every second Saturday at 15:30, every fourth Wednesday at 20:30. */
export const kickOffs = (timezone: string, from: number, to: number): number[] => {
  const found: number[] = []
  const last = wallClock(timezone, to).day
  for (let { day } = wallClock(timezone, from); day <= last; day++) {
    // day 0 was a Thursday
    const weekday = (day + 4) % 7
    const week = Math.floor((day + 4) / 7)
    const minutes =
      weekday === 6 && week % 2 === 0
        ? 15 * 60 + 30
        : weekday === 3 && week % 4 === 1
          ? 20 * 60 + 30
          : null
    if (minutes === null) continue
    const at = instantOf(timezone, day, minutes)
    if (at >= from && at <= to) found.push(at)
  }
  return found
}
