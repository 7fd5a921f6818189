import type { Interval } from '../../../vocabulary/questions.js'

/** Widths worth offering for a range: no single bucket, and hours for at most 62 days as the server takes them. */
export function intervalsFor(days: number): Interval[] {
  const fitting: Interval[] = []
  if (days <= 62) fitting.push('hour')
  if (days >= 2 && days <= 800) fitting.push('day')
  if (days >= 8) fitting.push('week')
  if (days >= 32) fitting.push('month')
  return fitting
}
