import type { CompiledWhen } from '../../../vocabulary/rules.js'

const DAY = 24 * 60
const WEEK = 7 * DAY

/** Which minutes of a week, from Monday's midnight on, hours are open. */
export function minutesOfWeek({
  from,
  to,
  weekdays,
}: NonNullable<CompiledWhen['hours']>): boolean[] {
  const open = new Array<boolean>(WEEK).fill(false)
  const length = from < to ? to - from : to + DAY - from
  for (const weekday of weekdays) {
    const start = (weekday - 1) * DAY + from
    for (let minute = 0; minute < length; minute++) open[(start + minute) % WEEK] = true
  }
  return open
}
