import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { RollupRow } from '../rollups/rollup.js'
import type { Schema } from '../../schema.js'
import type { Plan, Span } from './planOf.js'

import { ALL, DAY, parseRowId, periodEnd, periodStart, rowIds } from '../rollups/periods.js'
import { readBounds } from '../rollups/rollup.js'
import { readRollups } from '../rollups/rollupRows.js'
import { sealedMonths } from '../rollups/sealMonths.js'
import { readBeginning } from '../rollups/strays.js'
import { planOf } from './planOf.js'

type Client = Parameters<typeof readRollups>[0]

/** The days at both ends are taken whole where all their scans lie within the range. */
export async function planFor(
  schema: Schema,
  client: Client,
  range: Span,
  scopes: string[],
): Promise<{ strays: readonly StrayRange[] } & Plan> {
  const { end } = range
  const { first: beginning, strays } = await readBeginning(client, schema)
  // Nobody need ask for the years before the first scan, day by day and code by code.
  const first = beginning === null ? end : Math.min(end, periodStart('d', beginning))
  const start = Math.max(range.start, first)
  const edges = [...new Set([periodStart('d', start), periodStart('d', end - 1)])].filter(
    (day) => day < start || day + DAY > end,
  )
  const cut = new Set<number>()
  const ids = edges.flatMap((day) => rowIds('d', day, scopes))
  for await (const rows of readRollups(client, schema, ids, ['bounds'])) {
    for (const row of rows as RollupRow[]) {
      const day = parseRowId(row.id).start
      readBounds(row.bounds, always, (_, __, first, last) => {
        if (day + first < start || day + last >= end) cut.add(day)
      })
    }
  }
  const months: number[] = []
  for (let at = periodStart('m', start); at < end; at = periodEnd('m', at)) months.push(at)
  const plan = planOf(
    { end, start },
    {
      fits: (day) => edges.includes(day) && !cut.has(day),
      hours: scopes[0] === ALL,
      sealed: await sealedMonths(client, schema, months),
    },
  )
  return { ...plan, strays }
}

const always = (): boolean => true
