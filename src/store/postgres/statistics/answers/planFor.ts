import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Level } from '../rollups/periods.js'
import type { RollupRow } from '../rollups/rollup.js'

import { ALL, DAY, parseRowId, periodEnd, periodStart, rowIds, HOUR } from '../rollups/periods.js'
import { readBounds } from '../rollups/rollup.js'
import { readRollups } from '../rollups/rollupRows.js'
import { sealedMonths } from '../rollups/sealMonths.js'
import { readBeginning } from '../rollups/strays.js'

type Client = Parameters<typeof readRollups>[0]

type Wanted = {
  /** Hours with scans that were judged anew since they were counted: rows of these are not asked. */
  anew: ReadonlySet<number>
  ranges: readonly Span[]
  scopes: string[]
}

/** A plan for each range. The days at both ends are taken whole where all their scans lie within it. */
export async function plansFor(
  schema: Schema,
  client: Client,
  { anew, ranges, scopes }: Wanted,
): Promise<{ plans: Plan[]; strays: readonly StrayRange[] }> {
  const { first: beginning, retained, strays } = await readBeginning(client, schema)
  const spans = ranges.map(({ end, start }): Span => {
    // Nobody need ask for the years before the first scan, day by day and code by code.
    const first = beginning === null ? end : Math.min(end, periodStart('d', beginning))
    return { end, start: Math.max(start, first) }
  })
  const edgesOf = ({ end, start }: Span): number[] =>
    [periodStart('d', start), periodStart('d', end - 1)].filter(
      (day) => (day < start || day + DAY > end) && day >= retained,
    )
  const scansOf = await readDays(schema, client, new Set(spans.flatMap(edgesOf)), scopes)
  const months = new Set<number>()
  for (const { end, start } of spans) {
    for (let at = periodStart('m', start); at < end; at = periodEnd('m', at)) months.add(at)
  }
  const rules = {
    anew: new Set([...anew].filter((hour) => hour >= retained)),
    hours: scopes[0] === ALL,
    retained,
    sealed: await sealedMonths(client, schema, months),
  }
  const plans = spans.map((span) => {
    const edges = edgesOf(span)
    const fits = (day: number): boolean => {
      const scans = scansOf.get(day)
      return edges.includes(day) && (!scans || (scans.start >= span.start && scans.end < span.end))
    }
    return planOf(span, { ...rules, fits })
  })
  return { plans, strays }
}

/** From when to when (included) scans of these days lie; days without any are left out. */
async function readDays(
  schema: Schema,
  client: Client,
  days: Iterable<number>,
  scopes: string[],
): Promise<Map<number, Span>> {
  const spans = new Map<number, Span>()
  const ids = [...days].flatMap((day) => rowIds('d', day, scopes))
  for await (const rows of readRollups(client, schema, ids, ['bounds'])) {
    for (const row of rows as RollupRow[]) {
      const day = parseRowId(row.id).start
      readBounds(row.bounds, always, (_, __, first, last) => {
        const { end, start } = spans.get(day) ?? { end: -Infinity, start: Infinity }
        spans.set(day, { end: Math.max(end, day + last), start: Math.min(start, day + first) })
      })
    }
  }
  return spans
}

const always = (): boolean => true

export type Span = { end: number; start: number }

/** How a range is answered: from rows of whole periods, the rest from the scans themselves. */
export type Plan = { periods: { level: Level; start: number }[]; raw: Span[] }

type Rules = {
  /** Hours that no row tells of. */
  anew: ReadonlySet<number>
  /** Days that may be taken whole although the range cuts them: nothing lies beyond the cut. */
  fits: (day: number) => boolean
  /** Whether there are rows of hours: only for all codes together. */
  hours: boolean
  /** Before this instant there are rows alone. */
  retained?: number
  sealed: ReadonlySet<number>
}

/** Covers `start` to `end` with the longest periods there are rows for. */
export function planOf(
  { end, start }: Span,
  { anew, fits, hours, retained = -Infinity, sealed }: Rules,
): Plan {
  const plan: Plan = { periods: [], raw: [] }
  const raw = (from: number, to: number): void => {
    const before = plan.raw.at(-1)
    if (before?.end === from) before.end = to
    else if (from < to) plan.raw.push({ end: to, start: from })
  }
  const stale = (level: Level, from: number): boolean => {
    if (anew.size === 0) return false
    const until = periodEnd(level, from)
    return [...anew].some((hour) => hour >= from && hour < until)
  }
  for (let at = start; at < end;) {
    const month = periodStart('m', at)
    const day = periodStart('d', at)
    const hour = periodStart('h', at)
    const isWhole = month === at && periodEnd('m', month) <= end
    if (isWhole && sealed.has(month) && !stale('m', month)) {
      plan.periods.push({ level: 'm', start: month })
      at = periodEnd('m', month)
    } else if (((day === at && day + DAY <= end) || fits(day)) && !stale('d', day)) {
      plan.periods.push({ level: 'd', start: day })
      at = day + DAY
    } else if (hours && hour === at && hour + HOUR <= end && !anew.has(hour)) {
      plan.periods.push({ level: 'h', start: hour })
      at = hour + HOUR
    } else {
      const [level, from, length] = hours
        ? (['h', hour, HOUR] as const)
        : (['d', day, DAY] as const)
      const next = Math.min(end, from + length)
      // Nothing finer is known any more: it belongs to the range that its middle lies in, so that
      // ranges side by side still count every scan once.
      const middle = from + length / 2
      if (from >= retained) raw(at, next)
      else if (middle >= start && middle < end) plan.periods.push({ level, start: from })
      at = next
    }
  }
  return plan
}
