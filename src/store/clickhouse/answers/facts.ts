import type { FactQuestion, ScanFacts } from '../../../vocabulary/statistics.js'
import type { Engine } from './engine.js'

import { SLOT } from '../../../vocabulary/slot.js'
import { emptyFacts, slotsIn } from '../../facts/emptyFacts.js'
import { classesSQL, conditionOf } from './conditionOf.js'
import { createBind } from './createBind.js'
import { groupsOf } from './groups.js'
import { sightingsOf } from './sightings.js'
import { spansOf } from './spans.js'

/** Facts counted from the scans, in as few passes as there are kinds of answers. */
export async function readFacts(engine: Engine, question: FactQuestion): Promise<ScanFacts> {
  const { limits, selection, spans = [], want } = question
  const facts = emptyFacts(selection.start, selection.end)
  const wants = (...names: FactQuestion['want'][number][]) => names.some((name) => want.includes(name)) // prettier-ignore
  const [whole, parts, groups, slots] = await Promise.all([
    wants('totals', 'visitors') ? spansOf(engine, question, [selection]) : null,
    wants('spans') ? spansOf(engine, question, spans) : [],
    wants('breakdowns', 'codes', 'points') ? groupsOf(engine, question) : null,
    wants('slots') ? slotsOf(engine, question) : null,
  ])
  const of = whole?.[0]
  if (of && wants('totals')) {
    facts.classes = of.classes
    facts.outcomes = of.outcomes
    facts.totals = of.totals
  }
  if (of && wants('visitors')) facts.visitors = of.visitors
  facts.spans = parts.map(({ outcomes, totals, visitors }) => ({ outcomes, totals, visitors }))
  if (groups) Object.assign(facts, groups)
  if (slots) facts.slots = slots.get(null) ?? facts.slots
  if (wants('sightings')) facts.sightings = await sightingsOf(engine, question, facts)
  if (wants('courses')) {
    const ids = facts.codes.slice(0, limits.courses).map(({ id }) => id)
    const courses = ids.length > 0 ? await slotsOf(engine, question, ids) : new Map()
    facts.courses = ids.map((id) => ({ id, slots: courses.get(String(id)) }))
  }
  return facts
}

/** Scans per slot: of all, under `null`, or of each of these codes by itself. */
async function slotsOf(
  { read, table }: Engine,
  { selection, signal }: FactQuestion,
  codes?: ScanFacts['codes'][number]['id'][],
): Promise<Map<null | string, Float64Array>> {
  const bind = createBind()
  const asked = codes ? { ...selection, codes } : selection
  const start = bind.value('Int64', selection.start)
  const rows = await read(
    `SELECT ${codes ? 'qrCode' : 'NULL'},
      intDiv(toUnixTimestamp64Milli(scannedAt) - ${start}, ${SLOT}) AS slot, count()
    FROM ${table} FINAL WHERE ${conditionOf(asked, bind)} AND ${classesSQL(selection, bind)}
    GROUP BY 1, 2`,
    bind,
    signal,
  )
  const found = new Map<null | string, Float64Array>()
  for (const [code, slot, scans] of rows as [null | string, number, number][]) {
    let slots = found.get(code)
    if (!slots) {
      slots = new Float64Array(slotsIn(selection.start, selection.end))
      found.set(code, slots)
    }
    slots[slot] = scans
  }
  return found
}
