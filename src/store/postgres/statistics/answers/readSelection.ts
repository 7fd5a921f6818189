import type { ScanSelection } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { PartScan, PartsRead } from '../rollups/parts.js'
import type { Level } from '../rollups/periods.js'
import type { Column, RollupRow } from '../rollups/rollup.js'
import type { Run } from './createReader.js'
import type { Span } from './planFor.js'
import type { Words } from './tally/createWords.js'

import { readParts } from '../rollups/parts.js'
import { ALL, DAY, parseRowId, periodEnd, rowIds } from '../rollups/periods.js'
import { readRollups, versionsOf } from '../rollups/rollupRows.js'
import { clientOf } from './createReader.js'
import { plansFor } from './planFor.js'
import { readRawScans } from './readRawScans.js'

type Selected = {
  columns: Column[]
  /** Told every row; `scope` is the code's id, or `null` for all codes; `span` its place in `spans`. */
  onRow: (row: RollupRow, start: number, scope: null | string, span: number) => void
  selection: ScanSelection
  /** Parts of the selection that no row is to reach across. @default the selection itself */
  spans?: readonly Span[]
  settled?: {
    /** Whether these versions of rows are added already. */
    load: (versions: string) => boolean
    /** All of them are added, and nothing else. */
    save: (versions: string) => void
  }
}

/** Rows from which on it is worth while to ask for their versions first. */
const MANY = 10

/**
 * Reads a selection from rollups, from the parts not yet folded into them, and from the scans
 * themselves where the range cuts a period. Resolves to the scans that are in no row.
 */
export async function readSelection(
  schema: Schema,
  run: Run,
  words: Words,
  { columns, onRow, selection, settled, spans = [selection] }: Selected,
): Promise<PartScan[]> {
  const all = selection.codes === 'all'
  const scopes = selection.codes === 'all' ? [ALL] : selection.codes.map(String)
  const client = clientOf(run)
  const parts = await partsFor(schema, run, selection)
  const anew = new Set(parts.anew.map(({ hour }) => hour))
  const { plans, strays } = await plansFor(schema, client, { anew, ranges: spans, scopes })
  const periods = plans.flatMap((plan) => plan.periods)
  const raw = joined(plans.flatMap((plan) => plan.raw))
  const spanOf = new Map(
    plans.flatMap((plan, span) => plan.periods.map((one) => [keyOf(one), span] as const)),
  )
  const over = Date.now() - DAY
  const idsOf = (isOver: boolean): string[] =>
    periods
      .filter(({ level, start }) => periodEnd(level, start) <= over === isOver)
      .flatMap(({ level, start }) => rowIds(level, start, scopes))
  const read = async (ids: string[]): Promise<void> => {
    for await (const rows of readRollups(client, schema, ids, columns)) {
      for (const row of rows) {
        const { level, scope, start } = parseRowId(row.id)
        onRow(row, start, all ? null : scope, spanOf.get(keyOf({ level, start }))!)
      }
    }
  }
  const old = idsOf(true)
  const versions = settled && old.length >= MANY ? await versionsOf(client, schema, old) : null
  if (versions === null) await read(old)
  else if (!settled!.load(versions)) {
    await read(old)
    settled!.save(versions)
  }
  await read(idsOf(false))
  // Scans that are read by themselves may wait in a part as well.
  const isRaw = (at: number): boolean => raw.some(({ end, start }) => at >= start && at < end)
  const scans = parts.scans.filter(({ at }) => !isRaw(at))
  for (const span of raw) {
    for (const scan of await readRawScans(schema, run, words, { ...selection, ...span }, strays)) {
      scans.push(scan)
    }
  }
  return scans
}

const keyOf = ({ level, start }: { level: Level; start: number }): string => `${level}${start}`

/** What lies side by side is read at once. */
function joined(spans: readonly Span[]): Span[] {
  const long: Span[] = []
  for (const { end, start } of spans) {
    const before = long.at(-1)
    if (before?.end === start) before.end = end
    else long.push({ end, start })
  }
  return long
}

/** What of a selection's codes and range is not folded into rollups yet. */
async function partsFor(
  { rollupParts }: Schema,
  run: Run,
  { codes, end, start }: ScanSelection,
): Promise<PartsRead> {
  const wanted = codes === 'all' ? null : new Set(codes.map(String))
  const rows = await run<{ data: string }>(
    `SELECT ${rollupParts.column('data')} AS data FROM ${rollupParts.name}`,
  )
  const { anew, scans } = readParts(rows.map(({ data }) => data))
  const isWanted = (code: null | string): boolean =>
    wanted === null || (code !== null && wanted.has(code))
  return {
    anew: anew.filter(({ code }) => isWanted(code)),
    scans: scans.filter(({ at, code }) => at >= start && at < end && isWanted(code)),
  }
}
