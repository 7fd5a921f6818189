import type { FactQuestion, ScanFacts } from '../../statsTypes.js'
import type { RollupRow } from '../rollups/rollup.js'
import type { Schema } from '../schema.js'
import type { Run } from './createReader.js'
import type { Plan } from './planOf.js'
import type { Words } from './createWords.js'

import { ALL, DAY, parseRowId, periodEnd, periodStart, rowId } from '../rollups/periods.js'
import { readBounds } from '../rollups/rollup.js'
import { readRollups } from '../rollups/rollupRows.js'
import { sealedMonths } from '../rollups/sealMonths.js'
import { clientOf } from './clientOf.js'
import { codesOf } from './codesOf.js'
import { createTally } from './createTally.js'
import { factsOf } from './factsOf.js'
import { lookUpVisitors } from './lookUpVisitors.js'
import { planOf } from './planOf.js'
import { readParts } from './readParts.js'
import { readRawScans } from './readRawScans.js'
import { timeOfULID } from './ulidTime.js'

/**
 * Facts from rollups, from the parts not yet folded into them, and from the scans themselves where
 * the range cuts a period. All of one snapshot, so nothing is counted twice or left out.
 */
export async function rolledFacts(
  schema: Schema,
  run: Run,
  wordsIn: (run: Run) => Promise<Words>,
  question: FactQuestion,
): Promise<ScanFacts> {
  const { selection, want } = question
  const words = await wordsIn(run)
  const tally = createTally(selection, want)
  const scopes = selection.codes === 'all' ? [ALL] : selection.codes.map(String)
  const all = selection.codes === 'all'
  const client = clientOf(run)
  // Nobody need ask for the years before the first scan, day by day and code by code.
  const start = Math.max(selection.start, await firstDay(schema, run, selection.end))
  const plan = await planFor(schema, client, { end: selection.end, start }, scopes)

  const ids = plan.periods.flatMap(({ level, start }) =>
    scopes.map((scope) => rowId(level, start, scope)),
  )
  for await (const rows of readRollups(client, schema, ids, tally.columns(all))) {
    for (const row of rows) {
      const { scope, start } = parseRowId(row.id)
      tally.addRow(row, start, all ? null : scope)
    }
  }
  // Scans that are read by themselves may wait in a part as well.
  const isRaw = (at: number): boolean => plan.raw.some(({ end, start }) => at >= start && at < end)
  const scans = (await readParts(schema, run, selection)).filter(({ at }) => !isRaw(at))
  for (const span of plan.raw) {
    scans.push(...(await readRawScans(schema, run, words, { ...selection, ...span })))
  }
  const hashes = new Set<string>()
  if (want.includes('visitors')) {
    for (const { visitorHash } of scans) if (visitorHash !== null) hashes.add(visitorHash)
  }
  const numbers = await lookUpVisitors(schema, run, hashes)
  for (const scan of scans) tally.addScan(scan, numbers.get(scan.visitorHash ?? '') ?? 0)

  return factsOf(
    tally,
    words,
    question,
    want.includes('codes') ? await codesOf(schema, run, tally, words) : [],
  )
}

/** The UTC day of the first scan of all; `end` where there is none before it. */
async function firstDay({ scans }: Schema, run: Run, end: number): Promise<number> {
  const id = scans.column('scanId')
  const [first] = await run<{ id: string }>(
    `SELECT ${id} AS id FROM ${scans.name} ORDER BY ${id} LIMIT 1`,
  )
  return first ? Math.min(end, periodStart('d', timeOfULID(first.id))) : end
}

type Client = Parameters<typeof readRollups>[0]

/** The days at both ends are taken whole where all their scans lie within the range. */
async function planFor(
  schema: Schema,
  client: Client,
  { end, start }: { end: number; start: number },
  scopes: string[],
): Promise<Plan> {
  const edges = [...new Set([periodStart('d', start), periodStart('d', end - 1)])].filter(
    (day) => day < start || day + DAY > end,
  )
  const cut = new Set<number>()
  const ids = edges.flatMap((day) => scopes.map((scope) => rowId('d', day, scope)))
  for await (const rows of readRollups(client, schema, ids, ['bounds'])) {
    for (const row of rows as RollupRow[]) {
      const day = parseRowId(row.id).start
      readBounds(row.bounds, always, (_, { first, last }) => {
        if (day + first < start || day + last >= end) cut.add(day)
      })
    }
  }
  const months: number[] = []
  for (let at = periodStart('m', start); at < end; at = periodEnd('m', at)) months.push(at)
  return planOf(
    { end, start },
    {
      fits: (day) => edges.includes(day) && !cut.has(day),
      hours: scopes[0] === ALL,
      sealed: await sealedMonths(client, schema, months),
    },
  )
}

const always = (): boolean => true
