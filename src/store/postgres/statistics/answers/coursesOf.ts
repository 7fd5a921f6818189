import type { FactQuestion, ScanFacts } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Run } from './createReader.js'
import type { Tally } from './tally/createTally.js'
import type { Words } from './tally/createWords.js'

import { createTally } from './tally/createTally.js'
import { readSelection } from './readSelection.js'

/** The slots of each of these codes, read together. */
export async function coursesOf(
  schema: Schema,
  run: Run,
  words: Words,
  question: FactQuestion,
  codes: ScanFacts['codes'],
): Promise<ScanFacts['courses']> {
  const top = codes.slice(0, question.limits.courses)
  if (top.length === 0) return []
  const selection = { ...question.selection, codes: top.map(({ id }) => id) }
  const tallies = new Map<null | string, Tally>(
    top.map(({ id }) => [String(id), createTally(selection, ['slots'])]),
  )
  const scans = await readSelection(schema, run, words, {
    columns: createTally(selection, ['slots']).columns(false),
    onRow: (row, start, scope) => tallies.get(scope)?.addRow(row, start, scope),
    selection,
  })
  for (const scan of scans) tallies.get(scan.code)?.addScan(scan, 0)
  return top.map(({ id }) => ({ id, slots: tallies.get(String(id))!.slots() }))
}
