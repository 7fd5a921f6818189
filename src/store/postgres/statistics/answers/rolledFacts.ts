import type { FactQuestion, ScanFacts } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Run } from './createReader.js'
import type { Settled } from './createSettled.js'
import type { Words } from './tally/createWords.js'

import { codesOf } from './codesOf.js'
import { coursesOf } from './coursesOf.js'
import { createTally } from './tally/createAdder.js'
import { factsOf } from './tally/namedFacts.js'
import { lookUpVisitors } from './tally/lookUpVisitors.js'
import { readSelection } from './readSelection.js'
import { dayEndOf, emptyState } from './tally/tallyState.js'

/** Facts from rollups and what is not in them yet. All of one snapshot: nothing is counted twice. */
export async function rolledFacts(
  schema: Schema,
  run: Run,
  { settled, wordsIn }: { settled: Settled; wordsIn: (run: Run) => Promise<Words> },
  question: FactQuestion,
): Promise<ScanFacts> {
  const { selection, want } = question
  const words = await wordsIn(run)
  const state = emptyState(selection)
  const tally = createTally(selection, want, state)
  const columns = tally.columns(selection.codes === 'all')
  const asked = JSON.stringify([{ ...selection, end: dayEndOf(selection) }, columns])
  const scans = await readSelection(schema, run, words, {
    columns,
    onRow: tally.addRow,
    selection,
    settled: {
      load: (versions) => {
        const sum = settled.get(asked, versions)
        Object.assign(state, sum)
        return sum !== null
      },
      save: (versions) => settled.set(asked, versions, state),
    },
  })
  const hashes = new Set<string>()
  if (want.includes('visitors')) {
    for (const { visitorHash } of scans) if (visitorHash !== null) hashes.add(visitorHash)
  }
  const numbers = await lookUpVisitors(schema, run, hashes)
  for (const scan of scans) tally.addScan(scan, numbers.get(scan.visitorHash ?? '') ?? 0)

  const facts = factsOf(tally, words, question)
  if (want.includes('codes')) facts.codes = await codesOf(schema, run, tally, words)
  if (want.includes('courses')) {
    facts.courses = await coursesOf(schema, run, words, question, facts.codes)
  }
  return facts
}
