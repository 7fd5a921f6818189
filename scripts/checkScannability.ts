import { parseArgs } from 'node:util'

import { tryOut } from '../test/scannability/tryOut.js'

// Many random symbols, judged and then decoded by two readers: the full count of the test.
const { values } = parseArgs({
  options: { count: { default: '10000', type: 'string' }, seed: { default: '1', type: 'string' } },
})
const [count, seed] = [Number(values.count), Number(values.seed)]
const started = performance.now()
const { goodButUnread, refusedButRead, warnedButUnread, ...counts } = await tryOut(count, seed)
console.log(JSON.stringify(counts, null, 2))
console.log(`called good, and not read by both: ${goodButUnread.length} of ${counts.good}`)
console.log(`warned of, and not read by both: ${warnedButUnread.length} of ${counts.warn}`)
console.log(`refused, and read by both in every trial: ${refusedButRead.length} of ${counts.bad}`)
console.log(`${Math.round((performance.now() - started) / count)} ms each`)
for (const one of [...goodButUnread, ...warnedButUnread, ...refusedButRead.slice(0, 6)]) {
  console.log(JSON.stringify(one))
}
process.exitCode = goodButUnread.length > 0 || refusedButRead.length > counts.bad * 0.05 ? 1 : 0
