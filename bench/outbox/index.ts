import type { Payload } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildConfig, getPayload } from 'payload'

import type { ScanSink } from '../../src/vocabulary/scanSink.js'

import { handOverScans, qrPlugin } from '../../plugin/index.js'
import { createDatabase } from '../../scripts/database/createDatabase.js'
import { startDatabase } from '../../scripts/database/startDatabase.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { storeOf } from '../../src/store/storeOf.js'
import { makeScans } from '../analytics/makeScans.js'
import { makeCodes } from '../analytics/openSite.js'
import { writersCPU } from './writersCPU.js'

/*
 * What sinks cost whoever stores scans: batches into one database of a host without a sink and one of a
 * host with one, in turns, on one server. Then how quickly what waits is handed over.
 */
const { values } = parseArgs({
  options: {
    batch: { default: '500', type: 'string' },
    batches: { default: '300', type: 'string' },
  },
})
const [batch, batches] = [Number(values.batch), Number(values.batches)]
/** Batches before it counts. */
const WARM = 20

let got = 0
const nowhere: ScanSink = {
  limits: { scans: 5_000 },
  name: 'nowhere',
  write: async ({ scans }) => void (got += scans.length),
}

async function openHost(uri: string, sinks: ScanSink[]): Promise<Payload> {
  const payload = await getPayload({
    config: buildConfig({
      collections: [{ slug: 'users', auth: true, fields: [] }],
      db: postgresAdapter({ pool: { connectionString: uri }, push: true }),
      logger: { options: { level: 'error' } },
      plugins: [
        qrPlugin({
          recording: { spillDirectory: false },
          scans: { sinks },
          siteURL: 'https://qr.example',
        }),
      ],
      secret: 'benchmark',
      telemetry: false,
      typescript: { autoGenerate: false },
    }),
    key: uri,
  })
  // handing over is measured by itself
  await runtimeOf(payload).sinks.stop()
  return payload
}

const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
const directory = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-outbox-'))
const server = await startDatabase({ directory, name: 'bench', temporary: true })
const hosts = await Promise.all(
  [[], [nowhere]].map(async (sinks, nth) => {
    const uri = await createDatabase(server.uri, `outbox_${nth}`)
    const payload = await openHost(uri, sinks)
    const { pool } = payload.db as unknown as { pool: { query: Parameters<typeof makeCodes>[0] } }
    const codes = await makeCodes(pool.query.bind(pool), { campaigns: 5, codes: 500 })
    const world = { campaigns: 5, cities: 400, codes, visitors: 100_000 }
    // the same scans for both
    const scans = makeScans(world, batch * (batches + WARM), Date.now())
    const cpu = (work: () => Promise<void>) => writersCPU(pool.query.bind(pool) as never, work)
    return { cpu, payload, scans, store: storeOf(payload, optionsOf(payload)) }
  }),
)

type Host = (typeof hosts)[number]

/** Milliseconds a batch took, and those of a processor of the database. */
async function store({ cpu, scans, store }: Host): Promise<[wall: number, cpu: number]> {
  const some = Array.from({ length: batch }, () => scans.next().value!)
  let ms = 0
  const busy = await cpu(async () => {
    const from = performance.now()
    await store.writeScans(some)
    ms = performance.now() - from
  })
  return [ms, busy]
}

const took: [number[], number[]] = [[], []]
const busy: [number[], number[]] = [[], []]
for (let time = 0; time < batches + WARM; time++) {
  // who goes first takes turns
  for (const nth of time % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
    const [ms, cpu] = await store(hosts[nth]!)
    if (time < WARM) continue
    took[nth].push(ms)
    busy[nth].push(cpu)
  }
}
const [without, withSink] = took.map(medianOf) as [number, number]
console.log(`a batch of ${batch}, no sink   ${without.toFixed(2)} ms (median of ${batches})`)
console.log(`the same, one sink     ${withSink.toFixed(2)} ms`)
console.log(`ratio                  ${(without / withSink).toFixed(3)}`)
const [a, b] = busy.map(medianOf) as [number, number]
console.log(`CPU of PostgreSQL      ${a.toFixed(2)} and ${b.toFixed(2)} ms a batch, ratio ${(a / b).toFixed(3)}`) // prettier-ignore

const from = performance.now()
const cpu = process.cpuUsage()
const [state] = await handOverScans(hosts[1]!.payload)
const seconds = (performance.now() - from) / 1_000
const { system, user } = process.cpuUsage(cpu)
console.log(`handed over            ${(got / seconds).toFixed(0)} scans/s (${got} scans, ${state!.waiting} wait)`) // prettier-ignore
console.log(`CPU of the sender      ${((system + user) / got).toFixed(1)} µs a scan`)

for (const { payload } of hosts) await payload.destroy()
await server.stop()
process.exit(0)
