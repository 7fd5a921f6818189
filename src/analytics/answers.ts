import type {
  Breakdown,
  Change,
  Dimension,
  Interval,
  Range,
  Scope,
  StatsQuery,
  Totals,
} from '../vocabulary/questions.js'
import type { ScanFacts, ScanSelection } from '../vocabulary/statistics.js'

import { TURNED_AWAY } from '../vocabulary/outcomes.js'
import { bucketsOf } from './time/bucketsOf.js'
import { seriesOf } from './time/slots.js'

export const selectionOf = (query: StatsQuery, range: Range, scope: Scope): ScanSelection => ({
  classes: query.traffic === 'human' ? ['human'] : query.traffic,
  codes: scope.codes,
  countries: query.countries ?? null,
  devices: query.devices ?? null,
  outcomes: query.outcomes ?? null,
  end: Date.parse(range.end),
  start: Date.parse(range.start),
  ...(scope.where && { where: scope.where }),
})

export const slotsOf = (facts: ScanFacts, range: Range) => ({
  counts: facts.slots,
  start: Date.parse(range.start),
})

export const seriesIn = (facts: ScanFacts, range: Range, interval: Interval, now: number) =>
  seriesOf(slotsOf(facts, range), bucketsOf(range, interval), interval, now)

export function totalsOf(
  { outcomes, totals, visitors }: Pick<ScanFacts, 'outcomes' | 'totals' | 'visitors'>,
  dimensions: readonly Dimension[],
): Totals {
  const instant = (at: null | number): null | string =>
    at === null ? null : new Date(at).toISOString()
  return {
    firstScanAt: instant(totals.firstAt),
    lastScanAt: instant(totals.lastAt),
    scans: totals.scans,
    ...(dimensions.includes('outcome')
      ? outcomeTotals(outcomes)
      : { sentOn: null, turnedAway: null }),
    visitors: visitors.selected,
  }
}

function outcomeTotals(outcomes: ScanFacts['outcomes']): { sentOn: number; turnedAway: number } {
  const turnedAway = TURNED_AWAY.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0)
  return { sentOn: outcomes.redirected ?? 0, turnedAway }
}

export function breakdownOf({ breakdowns, totals }: ScanFacts, dimension: Dimension): Breakdown {
  const { distinct, rest, rows } = breakdowns[dimension] ?? { distinct: 0, rest: 0, rows: [] }
  return {
    distinct,
    rest,
    rows: rows.map((row) => ({ ...row, share: totals.scans ? row.scans / totals.scans : 0 })),
  }
}

export function changeOf(now: Totals, before: Totals): Change {
  const ratio = (a: number, b: number): null | number => (b === 0 ? null : (a - b) / b)
  return { scans: ratio(now.scans, before.scans), visitors: ratio(now.visitors, before.visitors) }
}
