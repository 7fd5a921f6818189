import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../../src/vocabulary/scan.js'
import type {
  ExportQuestion,
  FactQuestion,
  LatestQuestion,
  ScanFacts,
  Sighting,
} from '../../src/vocabulary/statistics.js'
import type { Store } from '../../src/vocabulary/store.js'

import { clickhouse, handOverScans } from '../../plugin/index.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { createPostgresStore } from '../../src/store/postgres/createPostgresStore.js'
import { storeOf } from '../../src/store/storeOf.js'
import { FACTS } from '../../src/vocabulary/storedFacts.js'
import { anyStatistics, DAYS, FIRST } from '../anyStatistics.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { type Engine, startEngine } from './startEngine.js'

let engine: Engine
let site: TestPayload
/** Answers by ClickHouse. */
let store: Store
/** Answers by PostgreSQL. */
let plain: Store
const codes: { code: string; id: ID }[] = []
const { anyQuestion, anyScan } = anyStatistics(codes)

const createCode = async (code: string) => {
  const doc = await site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://example.com' }, title: code },
  })
  return { code, id: doc.id as ID }
}

beforeAll(async () => {
  engine = await startEngine('s3cret')
  const analytics = clickhouse({ database: 'host', password: 's3cret', url: engine.url })
  site = await startPayload({ scans: { analytics } })
  // what the test hands over, nobody else does
  await runtimeOf(site.payload).sinks.stop()
  store = storeOf(site.payload, optionsOf(site.payload))
  plain = createPostgresStore(site.payload, optionsOf(site.payload))
  await handOver()
  expect(await store.analytics.isWhole('clickhouse')).toBe(true)
  await store.stats.fold()
  for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) codes.push(await createCode(code))
})
afterAll(async () => {
  await plain?.close()
  await site?.stop()
  engine?.close()
})

/** Until nothing waits. */
async function handOver(): Promise<void> {
  const [state] = await handOverScans(site.payload)
  expect(state).toMatchObject({ dropped: 0, failures: 0, waiting: 0 })
}

/** What tells people apart is one text on each engine, and another one: who has the same says as much. */
function signless(sightings: null | Sighting[]): unknown {
  const bySign = new Map<string, string[]>()
  for (const { hour, scans, sign, visitor } of sightings ?? []) {
    bySign.set(sign, [...(bySign.get(sign) ?? []), `${visitor} ${hour} ${scans}`])
  }
  const groups = [...bySign.values()].map((group) => group.sort())
  return sightings && groups.sort((a, b) => (String(a) < String(b) ? -1 : 1))
}

const comparable = ({ courses, sightings, slots, ...facts }: ScanFacts) => ({
  ...facts,
  courses: courses.map((course) => ({ ...course, slots: Array.from(course.slots) })),
  sightings: signless(sightings),
  slots: Array.from(slots),
})

/** ClickHouse says what the scans say, and what PostgreSQL's rollups say. */
async function same(question: FactQuestion): Promise<void> {
  const facts = comparable(await store.stats.facts(question))
  expect(facts.standIn).toBeUndefined()
  expect(facts).toEqual(comparable(await plain.stats.recount(question)))
  expect(facts).toEqual(comparable(await plain.stats.facts(question)))
}

const COLUMNS = ['scanId', 'scannedAt', 'code', 'qrCode', 'outcome', 'trafficClass', 'trafficReasons', ...Object.keys(FACTS)] // prettier-ignore

async function rowsOf({ stats }: Store, question: ExportQuestion): Promise<unknown[][]> {
  const rows: unknown[][] = []
  for await (const batch of stats.rows(question)) rows.push(...batch)
  return rows
}

async function sameRows({ selection }: FactQuestion, limit: number): Promise<void> {
  const asked = { columns: COLUMNS, selection }
  expect(await rowsOf(store, asked)).toEqual(await rowsOf(plain, asked))
  const feed: LatestQuestion = { after: null, limit, selection }
  const latest = await store.stats.latest(feed)
  expect(latest).toEqual(await plain.stats.latest(feed))
  const after = latest[Math.floor(latest.length / 2)]?.scanId ?? null
  const newer = { ...feed, after }
  expect(await store.stats.latest(newer)).toEqual(await plain.stats.latest(newer))
}

const everything = (): FactQuestion => {
  const question = fc.sample(anyQuestion, { numRuns: 1, seed: 1 })[0]!()
  const all = {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    outcomes: null,
  } as const
  const selection = { ...all, end: FIRST + DAYS * 86_400_000, start: FIRST }
  return { ...question, selection, spans: [] }
}

it('says what PostgreSQL says, whatever is asked of whatever came, in facts, exports and the live feed', async () => {
  let deleted = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyScan, { maxLength: 40, minLength: 1 }), { maxLength: 4, minLength: 1 }),
      fc.array(anyQuestion, { maxLength: 4, minLength: 2 }),
      fc.nat(30),
      fc.constantFrom('delete', 'fold', 'nothing', 'twice'),
      async (batches, questions, limit, then) => {
        for (const batch of batches) {
          const scans = batch.map((scan) => scan())
          await store.writeScans(scans)
          if (then === 'twice') await store.writeScans(scans)
          await handOver()
        }
        if (then === 'fold') await store.stats.fold()
        if (then === 'delete') {
          const [gone] = codes.splice(0, 1)
          await site.payload.delete({ id: gone!.id, collection: 'qr-codes', trash: true })
          codes.push(await createCode(`NEW${++deleted}`))
          await handOver()
        }
        for (const question of questions) {
          await same(question())
          await sameRows(question(), limit + 1)
        }
        await same(everything())
      },
    ),
    { endOnFailure: true, numRuns: 40 },
  )
}, 300_000)
