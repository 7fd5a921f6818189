import { parseArgs } from 'node:util'

import { tryOut } from '../test/scannability/tryOut.js'

// Many random symbols, judged and then decoded by two readers: the full count of the test.
const { values } = parseArgs({
  options: { count: { default: '10000', type: 'string' }, seed: { default: '1', type: 'string' } },
})
const started = performance.now()
const { goodButUnread, refusedButRead, ...counts } = await tryOut(
  Number(values.count),
  Number(values.seed),
)
console.log(JSON.stringify(counts, null, 2))
console.log(`let through, and not read by both: ${goodButUnread.length}`)
console.log(`refused, and read by both in every trial: ${refusedButRead.length} of ${counts.bad}`)
console.log(`${Math.round((performance.now() - started) / Number(values.count))} ms each`)
for (const one of [...goodButUnread.slice(0, 6), ...refusedButRead.slice(0, 6)]) {
  console.log(JSON.stringify(one))
}
process.exitCode = goodButUnread.length > 0 || refusedButRead.length > counts.bad * 0.05 ? 1 : 0
