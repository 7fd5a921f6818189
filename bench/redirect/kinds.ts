import { parseArgs } from 'node:util'

import type { LoadResult } from './types.js'

import { openDatabase } from './openDatabase.js'
import { runLoad, startProgram } from './programs.js'
import { KINDS } from './servers/kinds.mjs'
import { together } from './together.js'

// What rules, limits and domains cost: each kind of code takes turns with a plain one on one redirector.
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { default: '3', type: 'string' },
    seconds: { default: '3', type: 'string' },
  },
})
const rounds = Number(values.rounds)
const only = values.only?.split(',')
const kinds = KINDS.filter(({ code }) => !only || only.includes(code))
if (kinds.length === 0) {
  throw new Error(`--only takes some of ${KINDS.map(({ code }) => code).join()}`)
}

const database = await openDatabase(true)
let answered = 0
try {
  const server = await startProgram('servers/redirector.mjs', { DATABASE_URI: database.uri })
  const load = { codes: 1, connections: 16, path: '/q/', port: server.port, seconds: Number(values.seconds), warmUp: 1 } // prettier-ignore
  const run = async (more: { code?: string; host?: string }): Promise<LoadResult> => {
    const result = await runLoad({ ...load, ...more })
    if (result.others + result.errors > 0) throw new Error(`${more.code ?? 'HOT'}: not all were sent on`) // prettier-ignore
    answered += result.answered
    // What is not written yet would slow the next one down.
    const recorded = await database.recorded(answered)
    if (recorded !== answered) throw new Error(`${recorded} of ${answered} scans were recorded`)
    return result
  }
  await run({})
  console.log('| code | requests/s | plain/s | ratio | p99 ms | plain p99 ms |')
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  for (const { code, host, what } of kinds) {
    const plain: LoadResult[] = []
    const ours: LoadResult[] = []
    for (let round = 0; round < rounds; round += 1) {
      plain.push(await run({}))
      ours.push(await run(host ? { code, host } : { code }))
    }
    const [one, other] = [together(ours), together(plain)]
    const ratio = (one.perSecond / other.perSecond).toFixed(2)
    console.log(`| ${what} | ${one.perSecond} | ${other.perSecond} | ${ratio} | ${one.p99} | ${other.p99} |`) // prettier-ignore
  }
  await server.stop()
} finally {
  await database.stop()
}
