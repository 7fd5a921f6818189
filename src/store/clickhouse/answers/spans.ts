import type { FactQuestion, ScanFacts } from '../../../vocabulary/statistics.js'
import type { Engine } from './engine.js'

import { emptyFacts } from '../../facts/emptyFacts.js'
import { classesSQL, conditionOf } from './conditionOf.js'
import { createBind } from './createBind.js'

type Span = { end: number; start: number }
type Found = Pick<ScanFacts, 'classes' | 'outcomes' | 'totals' | 'visitors'>

/** Scans and visitors of spans side by side, in order: each scan is looked at once. */
export async function spansOf(
  { read, table }: Engine,
  { selection, signal }: FactQuestion,
  spans: readonly Span[],
): Promise<Found[]> {
  const found = spans.map(({ end, start }): Found => emptyFacts(start, end))
  if (spans.length === 0) return found
  const bind = createBind()
  const starts = bind.instants(spans.map(({ start }) => start))
  const ends = bind.instants(spans.map(({ end }) => end))
  const range = { end: spans.at(-1)!.end, start: spans[0]!.start }
  const condition = conditionOf({ ...selection, ...range }, bind)
  const rows = await read(
    `SELECT toUInt32(indexOf(${starts}, began)), countIf(asked),
      toUnixTimestamp64Milli(minIf(scannedAt, asked)), toUnixTimestamp64Milli(maxIf(scannedAt, asked)),
      uniqExact(visitor), uniqExactIf(visitor, trafficClass = 'human'), uniqExactIf(visitor, asked),
      sumMap([toString(trafficClass)], [toUInt64(1)]),
      sumMapIf([toString(outcome)], [toUInt64(1)], asked AND outcome != '')
    FROM (SELECT scannedAt, visitor, trafficClass, outcome, ${classesSQL(selection, bind)} AS asked,
        roundDown(toUnixTimestamp64Milli(scannedAt), ${starts}) AS began
      FROM ${table} FINAL
      WHERE ${condition} AND toUnixTimestamp64Milli(scannedAt) < transform(began, ${starts}, ${ends}, toInt64(0)))
    GROUP BY began`,
    bind,
    signal,
  )
  type Counts = [string[], number[]]
  for (const row of rows as [number, ...number[]][]) {
    const [at, scans, first, last, all, human, selected] = row as number[]
    const [classes, outcomes] = row.slice(7) as unknown as [Counts, Counts]
    found[at! - 1] = {
      classes: byName(classes),
      outcomes: byName(outcomes),
      totals: scans ? { firstAt: first!, lastAt: last!, scans } : { firstAt: null, lastAt: null, scans: 0 }, // prettier-ignore
      visitors: { all: all!, human: human!, selected: selected! },
    }
  }
  return found
}

const byName = ([names, counts]: [string[], number[]]): Record<string, number> =>
  Object.fromEntries(names.map((name, at) => [name, counts[at]!]))
