import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import type { LoadResult, Mode, Mount, Row } from './types.js'

import { type BenchDatabase, openDatabase } from './openDatabase.js'
import { buildNext, runLoad, type Server, startNext, startProgram } from './programs.js'
import { isComplete, tableOf } from './report.js'
import { together } from './together.js'

const { values } = parseArgs({
  options: {
    codes: { default: '1,1000', type: 'string' },
    connections: { default: '16,500', type: 'string' },
    modes: { default: 'background,durable', type: 'string' },
    mounts: { default: 'redirector,next,payload', type: 'string' },
    quick: { default: false, type: 'boolean' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    'skip-build': { default: false, type: 'boolean' },
  },
})
const list = (text: string): string[] => text.split(',').filter(Boolean)
const mounts = list(values.mounts) as Mount[]
const modes = list(values.modes) as Mode[]
const seconds = Number(values.seconds ?? (values.quick ? 2 : 6))
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
const sizes = (values.quick ? ['1'] : list(values.codes)).flatMap((codes) =>
  list(values.connections).map((connections) => ({
    codes: Number(codes),
    connections: Number(connections),
  })),
)
const PATHS = {
  next: { bare: '/bare/', scan: '/q/' },
  payload: { bare: '/api/bare/', scan: '/api/q/' },
  redirector: { bare: '/', scan: '/q/' },
}
/** As `qr:redirector` starts its workers. */
const WORKER_FLAGS = ['--max-semi-space-size=64']
const rows: Row[] = []
let answeredSoFar = 0

type Subject = { bare: number; database: BenchDatabase; mode: Mode; mount: Mount; port: number }

/** Seconds of load before a server's first measurement, for its compiler, and before each. */
const FIRST_WARM_UP = 5
const WARM_UP = 1

/** Bare and ours take turns, because the machine is not equally fast all the time. */
async function measure({ bare, database, mode, mount, port }: Subject): Promise<void> {
  const { bare: barePath, scan } = PATHS[mount]
  for (const [at, size] of sizes.entries()) {
    const baselines: LoadResult[] = []
    const results: LoadResult[] = []
    let recorded = 0
    for (let round = 0; round < rounds; round += 1) {
      const first = at === 0 && round === 0
      const turn = { ...size, seconds: seconds / rounds, warmUp: first ? FIRST_WARM_UP : WARM_UP }
      baselines.push(await runLoad({ ...turn, path: barePath, port: bare }))
      const result = await runLoad({ ...turn, path: scan, port })
      results.push(result)
      // What is not written yet would slow the baseline down.
      const found = await database.recorded(answeredSoFar + result.answered)
      recorded += found - answeredSoFar
      answeredSoFar = found
    }
    const { p50, p99, perSecond } = together(baselines)
    const result = together(results)
    const ratio = Number((result.perSecond / perSecond).toFixed(3))
    const row = {
      ...size,
      ...result,
      baseline: { p50, p99, perSecond },
      mode,
      mount,
      ratio,
      recorded,
    }
    rows.push(row)
    console.error(
      `${mount} ${mode}, ${size.codes} codes, ${size.connections} connections: ${row.perSecond}/s, ${ratio} of ${perSecond}/s`,
    )
  }
}

type Frozen = { frozen: number; normal: number; ratio: number }
let frozen: Frozen | null = null

/** p99 of known codes while the database hangs, and before it did; milliseconds. */
async function measureFrozen(database: BenchDatabase, port: number): Promise<void> {
  const load = { codes: 1, connections: 16, path: PATHS.redirector.scan, port, seconds, warmUp: 1 }
  const before = await runLoad(load)
  database.freeze()
  const during = await runLoad(load).finally(database.thaw)
  answeredSoFar = await database.recorded(answeredSoFar + before.answered + during.answered)
  frozen = {
    frozen: during.p99,
    normal: before.p99,
    ratio: Number((during.p99 / before.p99).toFixed(2)),
  }
}

async function measureMode(mode: Mode, database: BenchDatabase, spill: string): Promise<void> {
  const env = { DATABASE_URI: database.uri, QR_BENCH_RECORDING: mode, QR_SPILL_DIR: spill }
  const servers: Server[] = []
  const start = async (server: Promise<Server>) => {
    servers.push(await server)
    return servers.at(-1)!.port
  }
  try {
    if (mounts.includes('redirector')) {
      const bare = await start(startProgram('servers/bare.mjs'))
      const port = await start(startProgram('servers/redirector.mjs', env, WORKER_FLAGS))
      await measure({ bare, database, mode, mount: 'redirector', port })
    }
    if (mounts.includes('redirector') && mode === 'background') {
      await measureFrozen(database, servers.at(-1)!.port)
    }
    await Promise.all(servers.splice(0).map((server) => server.stop()))
    const inNext = mounts.filter((mount) => mount !== 'redirector')
    if (inNext.length === 0) return
    const port = await start(startNext(env))
    for (const mount of inNext) await measure({ bare: port, database, mode, mount, port })
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

const spill = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-bench-spill-'))
const database = await openDatabase()
try {
  if (mounts.some((mount) => mount !== 'redirector') && !values['skip-build']) {
    await buildNext({ DATABASE_URI: database.uri })
  }
  for (const mode of modes) await measureMode(mode, database, spill)
} finally {
  await database.stop()
  rmSync(spill, { force: true, recursive: true })
}
rows.sort((a, b) => a.mount.localeCompare(b.mount))
console.log(`\n${tableOf(rows)}\n`)
if (frozen) {
  const { frozen: during, normal, ratio }: Frozen = frozen
  console.log(`Database frozen: p99 ${during} ms, ${ratio} times the ${normal} ms before.\n`)
}
const complete = rows.every(isComplete)
if (!complete) console.log('Answered and recorded differ, or requests failed.')
console.log(
  JSON.stringify({ complete, cores: os.cpus().length, frozen, node: process.version, rows }),
)
process.exitCode = complete ? 0 : 1
