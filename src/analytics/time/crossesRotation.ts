import type { VisitorRotation } from '../../describe/visitor/visitorHash.js'

const DAY = 86_400_000

/** Number of the UTC period an instant falls into; the same person has another hash in each. */
export function periodAt(rotation: VisitorRotation, at: number): number {
  const day = Math.floor(at / DAY)
  const date = new Date(at)
  switch (rotation) {
    case 'day':
      return day
    case 'month':
      return date.getUTCFullYear() * 12 + date.getUTCMonth()
    case 'never':
      return 0
    case 'week':
      // Epoch day 0 was a Thursday; weeks start on Monday.
      return Math.floor((day + 3) / 7)
    case 'year':
      return date.getUTCFullYear()
  }
}

/** Whether the visitor key changes within the range, so that people are counted on each side. */
export function crossesRotation(rotation: VisitorRotation, start: number, end: number): boolean {
  return periodAt(rotation, start) !== periodAt(rotation, Math.max(start, end - 1))
}
