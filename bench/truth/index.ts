import { parseArgs } from 'node:util'

import type { Hit } from './types.js'

import { judgeDay } from './judgeDay.js'
import { makeDay } from './makeDay.js'

/*
 * How many machines are caught and how many people are lost, on a day of which it is known who was
 * who. What is counted as a scan of a person is class `human` and nothing else.
 */
const { values } = parseArgs({
  options: {
    reasons: { default: false, type: 'boolean' },
    scale: { default: '1', type: 'string' },
    seed: { default: '1', type: 'string' },
  },
})
const day = makeDay(Number(values.seed), Number(values.scale))
const { classes, reasons, us } = await judgeDay(day)

type Row = { counted: number; reasons: Map<string, number>; total: number }
const groups = new Map<string, Row>()
const rowOf = (name: string): Row => {
  const known = groups.get(name) ?? { counted: 0, reasons: new Map(), total: 0 }
  groups.set(name, known)
  return known
}
const nameOf = ({ group, separable, who }: Hit) =>
  `${who === 'person' ? 'person ' : who === 'staff' ? 'staff  ' : separable ? 'machine' : 'alike  '} | ${group}`
for (const [nth, hit] of day.entries()) {
  const row = rowOf(nameOf(hit))
  row.total += 1
  if (classes[nth] === 'human') row.counted += 1
  for (const reason of reasons[nth]!) row.reasons.set(reason, (row.reasons.get(reason) ?? 0) + 1)
}
const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)} %`
for (const [name, row] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const why = [...row.reasons].map(([reason, count]) => `${reason} ${count}`).join(', ')
  console.log(
    `${name.padEnd(30)} ${String(row.total).padStart(6)} scans, counted ${percent(row.counted, row.total).padStart(8)}${values.reasons ? `  ${why}` : ''}`,
  )
}
const sum = (who: Hit['who'], separable = true) => {
  const of = day.flatMap((hit, nth) =>
    hit.who === who && hit.separable === separable ? [classes[nth] === 'human'] : [],
  )
  return { counted: of.filter(Boolean).length, total: of.length }
}
const [machines, people] = [sum('machine'), sum('person')]
const caught = machines.total - machines.counted
const lost = people.total - people.counted
console.log(
  `machines that can be told apart: ${percent(caught, machines.total)} caught of ${machines.total}`,
)
console.log(`people: ${percent(lost, people.total)} lost of ${people.total}`)
console.log(`${us.toFixed(1)} µs of CPU a scan for class and behaviour`)
process.exitCode = caught < machines.total * 0.95 || lost >= people.total * 0.005 ? 1 : 0
