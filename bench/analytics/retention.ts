import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'

import type { ScanRecord } from '../../src/vocabulary/scan.js'
import type { Store } from '../../src/vocabulary/store.js'

import { startDatabase } from '../../scripts/database/startDatabase.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { storeOf } from '../../src/store/storeOf.js'
import { fill } from './fill.js'
import { makeScans } from './makeScans.js'
import { openSite } from './openSite.js'

// A year of scans; half of it is made coarser, then deleted, while a durable writer goes on.
const { values } = parseArgs({
  options: {
    // Filled by `bench:analytics -- --data`; half of its scans are gone afterwards.
    data: { type: 'string' },
    scans: { default: '200000', type: 'string' },
  },
})
const scans = Number(values.scans)
if (!Number.isSafeInteger(scans) || scans < 10_000) {
  throw new Error('--scans is a number from 10000 on')
}
const DAY = 86_400_000
const WRITES = 400
const say = (text: string): void => console.error(text)

type Waits = { max: number; median: number; of: number; p99: number }

/** Writes one scan after the other until `isOver`, and says how long each waited, in milliseconds. */
async function writeUntil(
  store: Store,
  make: () => ScanRecord,
  isOver: (written: number) => boolean,
): Promise<Waits> {
  const waits: number[] = []
  while (!isOver(waits.length)) {
    const start = performance.now()
    await store.writeScans([make()])
    waits.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  waits.sort((a, b) => a - b)
  const at = (share: number): number =>
    Number(waits[Math.floor((waits.length - 1) * share)]!.toFixed(1))
  return { max: at(1), median: at(0.5), of: waits.length, p99: at(0.99) }
}

const directory = values.data ?? mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-bench-'))
const temporary = values.data === undefined
const database = await startDatabase({ directory, fsync: false, name: 'bench', temporary })
const client = new pg.Client({ connectionString: database.uri })
try {
  const site = await openSite(database.uri)
  await client.connect()
  const store = storeOf(site.payload, optionsOf(site.payload))
  const now = Date.now()
  await fill({ client, now, say, scans, store })
  const { rows } = await client.query<{ id: number }>('SELECT id FROM qr_codes ORDER BY id')
  const world = { campaigns: 20, cities: 5_000, codes: rows.map(({ id }) => id), visitors: 1_000 }
  const more = makeScans(world, 1_000_000_000, now)
  const make = (): ScanRecord => ({
    ...(more.next().value as ScanRecord),
    scannedAt: Date.now(),
  })
  const total = async (): Promise<number> => {
    const selection = { classes: 'all', codes: 'all', countries: null, devices: null, end: now - DAY, outcomes: null, start: now - 400 * DAY } as const // prettier-ignore
    const limits = { breakdown: 10, courses: 0, points: 0 }
    return (await store.stats.facts({ limits, selection, want: ['totals'] })).totals.scans
  }
  const before = await total()
  const lines: string[] = []
  const line = (what: string, rate: string, { max, median, of, p99 }: Waits): void => {
    lines.push(`| ${what} | ${rate} | ${of} | ${median} | ${p99} | ${max} |`)
    say(lines.at(-1)!)
  }
  line('alone', '', await writeUntil(store, make, (written) => written >= WRITES))
  for (const mode of ['coarsen', 'delete'] as const) {
    let done: null | number | undefined
    const start = performance.now()
    const work = store.stats
      .retain({ before: now - 183 * DAY, mode })
      .then((changed) => (done = changed))
    const waits = await writeUntil(store, make, () => done !== undefined)
    const changed = await work
    const seconds = (performance.now() - start) / 1000
    const rate = `${changed} in ${seconds.toFixed(0)} s`
    line(mode === 'delete' ? 'beside deleting' : 'beside making coarser', rate, waits)
    const after = await total()
    if (after !== before) throw new Error(`${after} scans are counted, ${before} were before`)
  }
  console.log('| a scan is written | old scans | writes | median ms | p99 ms | longest ms |')
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  for (const text of lines) console.log(text)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await client.end()
  await database.stop()
}
process.exit()
