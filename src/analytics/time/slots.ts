import type { Heatmap, Range, Series } from '../../vocabulary/questions.js'
import type { Interval } from '../../vocabulary/questions.js'
import type { Bucket } from './bucketsOf.js'

import { SLOT } from '../../vocabulary/slot.js'
import { offsetSpans } from './zone.js'

/** Scans per quarter of an hour (UTC) of a range; index 0 starts at `start`. */
export type Slots = { counts: ArrayLike<number>; start: number }

const HOUR = 3_600_000

/** Slots summed up into the buckets of a series, as it stands at `now`. */
export function seriesOf(slots: Slots, buckets: Bucket[], interval: Interval, now: number): Series {
  return {
    begun: buckets.filter(({ start }) => start <= now).length,
    interval,
    over: buckets.filter(({ end }) => end <= now).length,
    points: buckets.map(({ end, label, start }) => ({
      label,
      scans: sum(slots, start, end),
      start: new Date(start).toISOString(),
    })),
  }
}

/** Slots summed up into one number per bucket. */
export function sparklineOf(slots: Slots, buckets: Bucket[]): number[] {
  return buckets.map(({ end, start }) => sum(slots, start, end))
}

/** Weekday by hour on the wall clock of the range's time zone. */
export function heatmapOf(slots: Slots, { end, start, tz }: Range): Heatmap {
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
  for (const span of offsetSpans(tz, Date.parse(start), Date.parse(end))) {
    const last = indexOf(slots, span.end)
    for (let slot = indexOf(slots, span.start); slot < last; slot++) {
      const scans = slots.counts[slot] ?? 0
      if (scans === 0) continue
      const hour = Math.floor((slots.start + slot * SLOT + span.offset) / HOUR)
      // Epoch day 0 was a Thursday, weekday 3 of a week that starts on Monday.
      hours[(Math.floor(hour / 24) + 3) % 7]![hour % 24]! += scans
    }
  }
  let peak: Heatmap['peak'] = null
  hours.forEach((row, weekday) =>
    row.forEach((scans, hour) => {
      if (scans > (peak?.scans ?? 0)) peak = { hour, scans, weekday }
    }),
  )
  return { hours, peak }
}

function indexOf({ start }: Slots, at: number): number {
  return Math.ceil((at - start) / SLOT)
}

function sum(slots: Slots, start: number, end: number): number {
  let total = 0
  const last = indexOf(slots, end)
  for (let slot = Math.max(0, indexOf(slots, start)); slot < last; slot++) {
    total += slots.counts[slot] ?? 0
  }
  return total
}
