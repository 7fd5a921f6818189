import type { StatsJSON } from '../../src/analytics/statsJSON.js'
import type { Panel, PlainRow } from './plainPanels.js'

type Rows = { scans: number; value: null | number | string }[]

const GROUPS = {
  device_breakdown: ['types', 'os', 'browsers', 'languages'],
  geo_breakdown: ['countries', 'regions', 'cities', 'postal_codes', 'isps'],
  utm_breakdown: ['source', 'medium', 'campaign', 'term', 'content'],
} as const

/** Panels whose numbers differ between our answer and the plain one; none is what is wanted. */
export function differences(ours: StatsJSON, plain: Record<Panel, PlainRow[]>): string[] {
  const wrong: string[] = []
  const check = (name: string, a: unknown, b: unknown): void => {
    const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
    if (one !== other) wrong.push(`${name}: ${one.slice(0, 120)} is not ${other.slice(0, 120)}`)
  }
  // Values of one number of scans may stand in any order, and the last of them may be cut off.
  const counts = (rows: Rows | undefined) =>
    (rows ?? [])
      .filter(({ value }) => value !== null)
      .slice(0, 10)
      .map(({ scans }) => scans)
  check('scans', ours.scans, plain.totals[0]!.scans)
  check('visitors', ours.unique_visitors, plain.totals[0]!.value)
  const days = new Map(plain.series.map(({ scans, value }) => [value, scans]))
  if (ours.series.interval === 'day') {
    const series = ours.series.points
    check(
      'series',
      series.map(({ scans }) => scans),
      series.map(({ label }) => days.get(label) ?? 0),
    )
  }
  const hours = new Map(plain.heatmap.map(({ scans, value }) => [value, scans]))
  check(
    'heatmap',
    ours.heatmap.hours,
    ours.heatmap.hours.map((day, weekday) =>
      day.map((_, hour) => hours.get((weekday + 1) * 100 + hour) ?? 0),
    ),
  )
  for (const [group, names] of Object.entries(GROUPS)) {
    const breakdowns = ours[group as keyof typeof GROUPS] as Record<string, { rows: Rows } | null>
    for (const name of names) {
      check(name, counts(breakdowns[name]?.rows), counts(plain[name as Panel]))
    }
  }
  check('outcomes', counts(ours.outcomes?.rows), counts(plain.outcomes))
  check('referrers', counts(ours.referrers?.rows), counts(plain.referrers))
  const topOf = (rows: { scans: number }[]) => rows.slice(0, 10).map(({ scans }) => scans)
  check('top_codes', topOf(ours.top_codes), topOf(plain.top_codes))
  check('map_points', topOf(ours.map_points), topOf(plain.map_points))
  return wrong
}
