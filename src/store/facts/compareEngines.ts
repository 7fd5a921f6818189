import type { Answers } from '../../vocabulary/scanAnalytics.js'
import type { FactQuestion, StatsStore } from '../../vocabulary/statistics.js'

import { SLOT } from '../../vocabulary/slot.js'

/** Totals of a month of both; `from`: first day of it. */
export type Compared = { database: number; engine: number; from: string }

/** What came just now may still wait. */
const SETTLED = 4 * SLOT
/** No scan of ours was before. */
const BEGINNING = Date.UTC(2000, 0)

/**
 * Scans per month (UTC) as both count them, from the first whose details are there until an hour ago, or
 * until `to`, epoch milliseconds.
 */
export async function compareEngines(
  database: Pick<StatsStore, 'facts'>,
  engine: Pick<Answers, 'facts'>,
  { retained, to = Date.now() - SETTLED }: { retained: null | number; to?: number },
): Promise<Compared[]> {
  const end = Math.floor(to / SLOT) * SLOT
  const asked = (start: number): FactQuestion => ({
    limits: { breakdown: 0, courses: 0, points: 0 },
    selection: { classes: 'all', codes: 'all', countries: null, devices: null, end, outcomes: null, start }, // prettier-ignore
    want: ['totals'],
  })
  const least = retained ?? BEGINNING
  const edges = await Promise.all([database, engine].map((one) => one.facts(asked(least))))
  const first = Math.min(...edges.map(({ totals }) => totals.firstAt ?? Infinity))
  const spans = monthsOf(Math.max(least, first), end)
  if (spans.length === 0) return []
  const question: FactQuestion = { ...asked(spans[0]!.start), spans, want: ['spans'] }
  const [ours, theirs] = await Promise.all([database.facts(question), engine.facts(question)])
  return spans.map(({ start }, at) => ({
    database: ours.spans[at]!.totals.scans,
    engine: theirs.spans[at]!.totals.scans,
    from: new Date(start).toISOString().slice(0, 10),
  }))
}

function monthsOf(from: number, end: number): { end: number; start: number }[] {
  const months: { end: number; start: number }[] = []
  for (let at = Math.floor(from / SLOT) * SLOT; at < end;) {
    const day = new Date(at)
    const next = Math.min(end, Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1))
    months.push({ end: next, start: at })
    at = next
  }
  return months
}

/** Months of which both do not say the same. */
export const differing = (months: readonly Compared[]): Compared[] =>
  months.filter(({ database, engine }) => database !== engine)
