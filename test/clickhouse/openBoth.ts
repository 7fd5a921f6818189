import { expect } from 'vitest'

import type { QRPluginOptions } from '../../src/options/types.js'
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
import { DAYS, FIRST } from '../anyStatistics.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { type Engine, startEngine } from './startEngine.js'

export type Code = { code: string; id: ID }

export type Both = {
  createCode: (code: string) => Promise<Code>
  engine: Engine
  /** Until nothing waits. */
  handOver: () => Promise<void>
  /** Answers by PostgreSQL. */
  plain: Store
  site: TestPayload
  stop: () => Promise<void>
  /** Answers by ClickHouse. */
  store: Store
}

/** A site whose statistics ClickHouse answers, and PostgreSQL's answers beside them. */
export async function openBoth(options: QRPluginOptions = {}): Promise<Both> {
  const engine = await startEngine('s3cret')
  const analytics = clickhouse({ database: 'host', password: 's3cret', url: engine.url })
  const site = await startPayload({ ...options, scans: { analytics } })
  // what a test hands over, nobody else does
  await runtimeOf(site.payload).sinks.stop()
  const store = storeOf(site.payload, optionsOf(site.payload))
  const plain = createPostgresStore(site.payload, optionsOf(site.payload))
  const handOver = async (): Promise<void> => {
    const [state] = await handOverScans(site.payload)
    expect(state).toMatchObject({ dropped: 0, failures: 0, waiting: 0 })
  }
  await handOver()
  expect(await store.analytics.isWhole('clickhouse')).toBe(true)
  await store.stats.fold()
  return {
    createCode: async (code) => {
      const doc = await site.payload.create({
        collection: 'qr-codes',
        data: { code, destination: { type: 'url', url: 'https://example.com' }, title: code },
      })
      return { code, id: doc.id as ID }
    },
    engine,
    handOver,
    plain,
    site,
    stop: async () => {
      await plain.close()
      await site.stop()
      engine.close()
    },
    store,
  }
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

export const comparable = ({ courses, sightings, slots, ...facts }: ScanFacts) => ({
  ...facts,
  courses: courses.map((course) => ({ ...course, slots: Array.from(course.slots) })),
  sightings: signless(sightings),
  slots: Array.from(slots),
})

/** ClickHouse says what the scans say, and what PostgreSQL's rollups say. */
export async function expectSameFacts({ plain, store }: Both, question: FactQuestion) {
  const facts = comparable(await store.stats.facts(question))
  expect(facts.standIn).toBeUndefined()
  expect(facts).toEqual(comparable(await plain.stats.recount(question)))
  expect(facts).toEqual(comparable(await plain.stats.facts(question)))
}

const COLUMNS = ['scanId', 'scannedAt', 'code', 'qrCode', 'outcome', 'trafficClass', 'trafficReasons', ...Object.keys(FACTS)] // prettier-ignore

export async function rowsOf({ stats }: Store, question: ExportQuestion): Promise<unknown[][]> {
  const rows: unknown[][] = []
  for await (const batch of stats.rows(question)) rows.push(...batch)
  return rows
}

/** The export with all of its columns, the live feed, and the feed after a line of it. */
export async function expectSameRows(
  { plain, store }: Both,
  { selection }: FactQuestion,
  limit: number,
): Promise<void> {
  const asked = { columns: COLUMNS, selection }
  expect(await rowsOf(store, asked)).toEqual(await rowsOf(plain, asked))
  const { end: _end, start: _start, ...any } = selection
  const feed: LatestQuestion = { after: null, limit, selection: any }
  const latest = await store.stats.latest(feed)
  expect(latest).toEqual(await plain.stats.latest(feed))
  const after = latest[Math.floor(latest.length / 2)]?.scanId ?? null
  const newer = { ...feed, after }
  expect(await store.stats.latest(newer)).toEqual(await plain.stats.latest(newer))
}

/** Every scan `anyStatistics` makes. */
export const everything = (more: Partial<FactQuestion['selection']> = {}): FactQuestion => ({
  limits: { breakdown: 3, courses: 2, points: 2 },
  selection: {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    end: FIRST + DAYS * 86_400_000,
    outcomes: null,
    start: FIRST,
    ...more,
  },
  want: ['breakdowns', 'codes', 'courses', 'points', 'sightings', 'slots', 'totals', 'visitors'],
})
