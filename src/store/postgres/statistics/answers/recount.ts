import type { StoredOutcome } from '../../../../vocabulary/outcomes.js'
import type { ID, TrafficClass } from '../../../../vocabulary/scan.js'
import type { FactQuestion, ScanFacts, StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'

import { emptyFacts } from '../../../facts/emptyFacts.js'
import { breakdownOf, DIMENSIONS, GROUPS, inSpan, SPAN } from '../../../facts/groups.js'
import { limitedPoints } from '../../../facts/limited.js'
import { conditionOf } from './conditionOf.js'
import { readSightings } from './readSightings.js'
import { scanSource } from './scanSource.js'

const SLOT = 900

type Run = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

/**
 * Facts counted from the raw rows, one GROUP BY each: slow and plainly right. What tests and
 * `bench:analytics` hold the rollups against.
 *
 * @param strays `null` goes by the instants alone, whatever ids say
 */
export async function recount(
  schema: Schema,
  run: Run,
  { dimensions = DIMENSIONS, limits, selection, spans = [], want }: FactQuestion,
  strays: null | readonly StrayRange[],
): Promise<ScanFacts> {
  const source = scanSource(schema)
  const { column } = source
  const where = conditionOf(selection, source, { strays })
  const any = conditionOf(selection, source, { classes: false, strays })
  const all = (select: string, rest = '', { text, values } = where) =>
    run(`SELECT ${select} FROM ${source.from} WHERE ${text} ${rest}`, values)
  const facts = emptyFacts(selection.start, selection.end)

  if (want.includes('totals')) {
    const [row] = await all(
      `count(*)::int AS scans, extract(epoch FROM min(${column('scannedAt')})) * 1000 AS first,
      extract(epoch FROM max(${column('scannedAt')})) * 1000 AS last`,
    )
    const time = (value: unknown): null | number => (value === null ? null : Number(value))
    facts.totals = {
      firstAt: time(row!.first),
      lastAt: time(row!.last),
      scans: row!.scans as number,
    }
    const classes = await all(
      `${column('trafficClass')} AS class, count(*)::int AS scans`,
      'GROUP BY 1',
      any,
    )
    for (const one of classes) facts.classes[one.class as TrafficClass] = one.scans as number
    const outcomes = await all(
      `${column('outcome')}::text AS outcome, count(*)::int AS scans`,
      `AND ${column('outcome')} IS NOT NULL GROUP BY 1`,
    )
    for (const one of outcomes) facts.outcomes[one.outcome as StoredOutcome] = one.scans as number
  }
  if (want.includes('visitors')) {
    const visitor = column('visitor')
    const [selected] = await all(`count(DISTINCT ${visitor})::int AS n`)
    const [both] = await all(
      `count(DISTINCT ${visitor})::int AS "all",
      count(DISTINCT ${visitor}) FILTER (WHERE ${column('trafficClass')} = 'human')::int AS human`,
      '',
      any,
    )
    facts.visitors = {
      all: both!.all as number,
      human: both!.human as number,
      selected: selected!.n as number,
    }
  }
  if (want.includes('sightings')) {
    facts.sightings = await readSightings(schema, run, selection, strays, facts)
  }
  if (want.includes('slots')) {
    const rows = await all(
      `floor((extract(epoch FROM ${column('scannedAt')}) - ${selection.start / 1000}) / ${SLOT})::int AS slot, count(*)::int AS scans`,
      'GROUP BY 1',
    )
    const slots = facts.slots as Float64Array
    for (const row of rows) slots[row.slot as number] = row.scans as number
  }
  if (want.includes('codes')) {
    facts.codes = (await all(
      `${column('qrCode')} AS id, count(*)::int AS scans`,
      `AND ${column('qrCode')} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    )) as { id: ID; scans: number }[]
  }
  if (want.includes('courses')) {
    for (const { id } of facts.codes.slice(0, limits.courses)) {
      const { slots } = await recount(
        schema,
        run,
        { limits, selection: { ...selection, codes: [id] }, want: ['slots'] },
        strays,
      )
      facts.courses.push({ id, slots })
    }
  }
  if (want.includes('spans')) {
    for (const span of spans) {
      const asked = { limits, selection: { ...selection, ...span }, want: SPAN }
      facts.spans.push(inSpan(await recount(schema, run, asked, strays)))
    }
  }
  if (want.includes('points')) {
    const points = await all(
      `${column('city')} AS city, ${column('country')} AS country, ${column('regionName')} AS region,
      min(${column('latitude')})::float8 AS latitude, min(${column('longitude')})::float8 AS longitude,
      count(*)::int AS scans`,
      `AND ${column('city')} IS NOT NULL AND ${column('latitude')} IS NOT NULL
       AND ${column('longitude')} IS NOT NULL GROUP BY 1, 2, 3`,
    )
    const found = points as unknown as ScanFacts['points']
    facts.points = limitedPoints(
      Float64Array.from(found, ({ scans }) => scans),
      (indexes) => indexes.map((index) => found[index]!),
      limits.points,
    )
  }
  if (want.includes('breakdowns')) {
    for (const dimension of dimensions) {
      const columns = GROUPS[dimension].map(column)
      const rows = await all(
        `${columns.map((one, index) => `${one}::text AS k${index}`).join(', ')}, count(*)::int AS scans`,
        `GROUP BY ${columns.join(', ')}`,
      )
      facts.breakdowns[dimension] = breakdownOf(dimension, rows, limits.breakdown)
    }
  }
  return facts
}
