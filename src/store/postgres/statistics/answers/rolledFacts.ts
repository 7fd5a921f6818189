import type { ID } from '../../../../vocabulary/scan.js'
import type { FactQuestion, ScanFacts, SpanFacts } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { PartScan } from '../rollups/parts.js'
import type { Run } from './createReader.js'
import type { Settled } from './createSettled.js'
import type { Adder } from './tally/createAdder.js'
import type { Words } from './tally/createWords.js'

import { inSpan, SPAN } from '../../../facts/groups.js'
import { readStrays } from '../rollups/strays.js'
import { clientOf } from './createReader.js'
import { readSelection } from './readSelection.js'
import { readSightings } from './readSightings.js'
import { createAdder } from './tally/createAdder.js'
import { namedFacts } from './tally/namedFacts.js'
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
  const adder = createAdder(selection, want, state)
  const columns = adder.columns(selection.codes === 'all')
  const asked = JSON.stringify([{ ...selection, end: dayEndOf(selection) }, columns])
  const scans = await readSelection(schema, run, words, {
    columns,
    onRow: adder.addRow,
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
  const numbers = await numbersOf(schema, run, want.includes('visitors') ? scans : [])
  for (const scan of scans) adder.addScan(scan, numbers.get(scan.visitorHash ?? '') ?? 0)

  const facts = namedFacts(adder, words, question)
  if (want.includes('spans')) facts.spans = await spansOf(schema, run, words, question)
  if (want.includes('sightings')) {
    const strays = (await readStrays(clientOf(run), schema))?.ranges ?? []
    facts.sightings = await readSightings(schema, run, selection, strays, facts)
  }
  if (want.includes('codes')) facts.codes = await codesOf(schema, run, adder, words)
  if (want.includes('courses')) {
    facts.courses = await coursesOf(schema, run, words, question, facts.codes)
  }
  return facts
}

/** Scans per code that exists, most first. Rows of all codes name a code by its number. */
async function codesOf(
  { codes }: Schema,
  run: Run,
  adder: Adder,
  words: Words,
): Promise<{ id: ID; scans: number }[]> {
  const counts = new Map(adder.codes())
  adder.counts().codes.forEach((scans, number) => {
    if (scans === 0) return
    const id = words.codes[number]
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + scans)
  })
  if (counts.size === 0) return []
  const rows = await run<{ id: ID }>(
    `SELECT ${codes.column('id')} AS id FROM ${codes.name}
    WHERE ${codes.column('id')}::text = ANY($1) ORDER BY 1`,
    [[...counts.keys()]],
  )
  return rows
    .map(({ id }) => ({ id, scans: counts.get(String(id))! }))
    .sort((a, b) => b.scans - a.scans)
}

/** The slots of each of these codes, read together. */
async function coursesOf(
  schema: Schema,
  run: Run,
  words: Words,
  question: FactQuestion,
  codes: ScanFacts['codes'],
): Promise<ScanFacts['courses']> {
  const top = codes.slice(0, question.limits.courses)
  if (top.length === 0) return []
  const selection = { ...question.selection, codes: top.map(({ id }) => id) }
  const adders = new Map<null | string, Adder>(
    top.map(({ id }) => [String(id), createAdder(selection, ['slots'])]),
  )
  const scans = await readSelection(schema, run, words, {
    columns: createAdder(selection, ['slots']).columns(false),
    onRow: (row, start, scope) => adders.get(scope)?.addRow(row, start, scope),
    selection,
  })
  for (const scan of scans) adders.get(scan.code)?.addScan(scan, 0)
  return top.map(({ id }) => ({ id, slots: adders.get(String(id))!.slots() }))
}

/** Totals and visitors of each span, read together. */
async function spansOf(
  schema: Schema,
  run: Run,
  words: Words,
  { limits, selection, spans = [] }: FactQuestion,
): Promise<SpanFacts[]> {
  const adders = spans.map((span) => createAdder({ ...selection, ...span }, SPAN))
  const rowed = new Set<number>()
  const scans = await readSelection(schema, run, words, {
    columns: createAdder(selection, SPAN).columns(false),
    onRow: (row, start, scope, span) => {
      rowed.add(span)
      adders[span]!.addRow(row, start, scope)
    },
    selection,
    spans,
  })
  const parts = spans.map(({ end, start }) => scans.filter(({ at }) => at >= start && at < end))
  // Where no row has visitors by number, any numbers do, and the database need not be asked for them.
  const numbers = await numbersOf(schema, run, parts.filter((_, span) => rowed.has(span)).flat())
  parts.forEach((part, span) => {
    const own = rowed.has(span) ? numbers : numbered(part)
    for (const scan of part) adders[span]!.addScan(scan, own.get(scan.visitorHash ?? '') ?? 0)
  })
  return spans.map((span, at) => {
    const asked = { limits, selection: { ...selection, ...span }, want: SPAN }
    return inSpan(namedFacts(adders[at]!, words, asked))
  })
}

/** Visitors numbered as they come. */
function numbered(scans: readonly PartScan[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const { visitorHash } of scans) {
    if (visitorHash !== null && !numbers.has(visitorHash)) {
      numbers.set(visitorHash, numbers.size + 1)
    }
  }
  return numbers
}

/**
 * Numbers of visitors by hash. Those who have none yet, because their scans wait in a part, get
 * numbers for this answer alone, above all that are given.
 */
async function numbersOf(
  { visitors }: Schema,
  run: Run,
  scans: readonly PartScan[],
): Promise<Map<string, number>> {
  const hashes = new Set<string>()
  for (const { visitorHash } of scans) if (visitorHash !== null) hashes.add(visitorHash)
  const numbers = new Map<string, number>()
  if (hashes.size === 0) return numbers
  const id = visitors.column('id')
  const rows = await run<{ hash: string; number: string }>(
    `SELECT ${id} AS hash, ${visitors.column('number')} AS number FROM ${visitors.name}
    WHERE ${id} = ANY($1)`,
    // '#' holds the last number given.
    [['#', ...hashes]],
  )
  for (const { hash, number } of rows) numbers.set(hash, Number(number))
  let next = (numbers.get('#') ?? 0) + 1
  for (const hash of hashes) {
    if (!numbers.has(hash)) numbers.set(hash, next++)
  }
  return numbers
}
