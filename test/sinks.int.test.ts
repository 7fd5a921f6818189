import type { PayloadRequest } from 'payload'
import type { Pool, PoolClient } from 'pg'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import type { ScanSink, SinkBatch } from '../src/vocabulary/scanSink.js'

import { handOverScans } from '../plugin/index.js'
import { silentLog } from '../src/kit/log.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { healthOf } from '../src/runtime/healthOf.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { backfillSink } from '../src/runtime/sinks/backfillSink.js'
import { type Sending, sendDue } from '../src/runtime/sinks/sendDue.js'
import { tidy } from '../src/runtime/sinks/startSinks.js'
import { readSchema } from '../src/store/postgres/schema.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanIdAt } from '../src/vocabulary/scanIdAt.js'
import { freshDatabase } from './freshDatabase.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

const DAY = 86_400_000
const FOR_EVER = 365 * DAY

let site: TestPayload
let code: { code: string; id: number }
let worker = 0

/** A sink that remembers what it was given, and does as told. */
const asked: string[] = []
const got: SinkBatch[] = []
let mood: 'hangs' | 'is down' | 'refuses' | 'takes' = 'takes'
const lake: ScanSink = {
  limits: { scans: 40, seconds: 1 },
  name: 'lake',
  async write(batch, { signal }) {
    asked.push(batch.id)
    if (mood === 'is down') throw Object.assign(new Error('secret text'), { code: 'ECONNREFUSED' })
    if (mood === 'refuses') throw Object.assign(new Error('no'), { code: '422', refused: true })
    if (mood === 'hangs') {
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      )
    }
    got.push(batch)
  },
}
const pond: ScanSink = { name: 'pond', write: async () => {} }

beforeAll(async () => {
  site = await startPayload({
    scans: {
      access: ({ req }: { req: PayloadRequest }) => req.user?.role === 'admin',
      sinks: [lake, pond],
    },
  } as never)
  // what the test hands over, nobody else does
  await runtimeOf(site.payload).sinks.stop()
  code = (await site.payload.create({
    collection: 'qr-codes',
    data: { destination: { type: 'url', url: 'https://example.com' }, title: 'Derby' } as never,
  })) as never
})
afterAll(() => site?.stop())

const store = () => storeOf(site.payload, optionsOf(site.payload))
const sinks = () => optionsOf(site.payload).scans.sinks
const pool = () => (site.payload.db as unknown as { pool: Pool }).pool
const outbox = () => readSchema(site.payload, optionsOf(site.payload)).outbox!.name

beforeEach(async () => {
  mood = 'takes'
  await pool().query('DELETE FROM qr_sinks')
  await pool().query('DELETE FROM qr_outbox')
  await store().sinks.enlist(['lake', 'pond'])
  asked.length = 0
  got.length = 0
})

const make = (count: number) =>
  Array.from({ length: count }, () => scanRecord({ code: code.code, qrCode: code.id }))

async function write(count: number): Promise<string[]> {
  const scans = make(count)
  await store().writeScans(scans)
  return scans.map(({ scanId }) => scanId)
}

const sealAll = async () => {
  while ((await store().sinks.seal()) > 0);
}

const sending = (more: Partial<Sending> = {}): Sending => ({
  log: silentLog,
  signal: new AbortController().signal,
  store: store().sinks,
  worker: `worker-${(worker += 1)}`,
  ...more,
})

async function hand(name = 'lake', more?: Partial<Sending>): Promise<void> {
  await sealAll()
  const with_ = sending(more)
  await sendDue(
    sinks().find((sink) => sink.name === name)!,
    with_,
  )
  await with_.store.release(with_.worker)
}

const ids = () => got.flatMap(({ scans }) => scans.map(({ scanId }) => scanId))
const tidyUp = (keep = FOR_EVER) => tidy(store().sinks, { keep, log: silentLog, sinks: sinks() })
const stateOf = async (name: string) =>
  (await store().sinks.states(['lake', 'pond'])).find((state) => state.name === name)!
const rows = async () =>
  Number((await pool().query(`SELECT count(*) AS n FROM ${outbox()}`)).rows[0].n)

describe('what is handed over', () => {
  it('every scan once, as it is stored, in pieces of what the sink takes', async () => {
    const written = await write(90)
    await hand()
    expect(ids()).toEqual(written)
    expect(got.map(({ scans }) => scans.length)).toEqual([40, 40, 10])
    expect(new Set(got.map(({ id }) => id)).size).toBe(3)
    const { claimed: _, ...scan } = scanRecord({ code: code.code, qrCode: code.id })
    expect(got[0]!.scans[0]).toEqual({
      ...scan,
      scanId: written[0],
      scannedAt: got[0]!.scans[0]!.scannedAt,
    })
    await hand()
    expect(ids()).toHaveLength(90)
  })

  it('nothing twice of a scan that is stored twice', async () => {
    const scans = make(5)
    await store().writeScans(scans)
    await store().writeScans([...scans, ...make(1)])
    await hand()
    expect(ids()).toHaveLength(6)
  })

  it('nothing of a scan that was erased in between, and the batch keeps its name', async () => {
    const written = await write(3)
    await sealAll()
    mood = 'is down'
    await hand()
    await store().erasure.eraseScans({ scans: [{ scanId: written[1] }], visitors: [] })
    mood = 'takes'
    await pool().query('UPDATE qr_sinks SET due_at = NULL')
    await hand()
    expect(ids()).toEqual([written[0], written[2]])
    expect(asked).toEqual([got[0]!.id, got[0]!.id])
  })

  it('what comes from now on to a sink that is new', async () => {
    await write(3)
    await sealAll()
    await pool().query("DELETE FROM qr_sinks WHERE id = 'lake'")
    await store().sinks.enlist(['lake', 'pond'])
    const written = await write(2)
    await hand()
    expect(ids()).toEqual(written)
  })

  it('is deleted when all have it, not before', async () => {
    await write(3)
    await hand('lake')
    await tidyUp()
    expect(await rows()).toBe(1)
    await hand('pond')
    await tidyUp()
    expect(await rows()).toBe(0)
    // the number goes on: no batch is ever called like one before
    await write(1)
    await hand()
    expect(got.map(({ id }) => id.split('-')[0])).toEqual(['1', '2'])
  })
})

describe('a host whose processes do not stay up', () => {
  it('hands over once, and hears how sinks do', async () => {
    await write(3)
    expect(await handOverScans(site.payload)).toMatchObject([
      { failures: 0, name: 'lake', waiting: 0 },
      { failures: 0, name: 'pond', waiting: 0 },
    ])
    expect(ids()).toHaveLength(3)
    expect(await rows()).toBe(0)
  })
})

describe('order', () => {
  /** A transaction that keeps a scan and does not end. */
  async function openWrite(id: string): Promise<PoolClient> {
    const client = await pool().connect()
    await client.query('BEGIN')
    await client.query(`INSERT INTO ${outbox()} (scans, ids, written_at) VALUES (1, $1, now())`, [
      id,
    ])
    return client
  }

  it('what commits late is handed over, whatever came before it', async () => {
    const [late] = make(1)
    const open = await openWrite(late!.scanId)
    const written = await write(2)
    await hand()
    expect(ids()).toEqual(written)
    await open.query('COMMIT')
    open.release()
    await pool().query(`UPDATE qr_scans SET scan_id = $1 WHERE scan_id = $2`, [
      late!.scanId,
      written[0],
    ])
    await hand()
    expect(ids()).toEqual([...written, late!.scanId])
  })

  it('loses none and mixes none while many write, seal and send at once', async () => {
    const written: string[] = []
    let over = false
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let time = 0; time < 15; time++) {
        written.push(...(await write(1 + ((time * writer) % 7))))
      }
    })
    const sealers = Array.from({ length: 3 }, async () => {
      while (!over) await store().sinks.seal()
    })
    const senders = Array.from({ length: 3 }, async () => {
      while (!over) await hand()
    })
    await Promise.all(writers)
    over = true
    await Promise.all([...sealers, ...senders])
    await hand()
    expect(ids().sort()).toEqual(written.sort())
    const numbers = got.map(({ id }) => Number(id.split('-')[0]))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })
})

describe('trouble', () => {
  it('a batch that failed comes again by the same name, after a pause, and no secret is said', async () => {
    mood = 'is down'
    await write(2)
    await hand()
    expect(await stateOf('lake')).toMatchObject({ failures: 1, said: 'ECONNREFUSED', waiting: 2 })
    const { rows: due } = await pool().query("SELECT due_at > now() AS later FROM qr_sinks WHERE id = 'lake'") // prettier-ignore
    expect(due[0].later).toBe(true)
    mood = 'takes'
    await hand()
    expect(got).toHaveLength(0)
    await pool().query('UPDATE qr_sinks SET due_at = NULL')
    await hand()
    expect(ids()).toHaveLength(2)
    expect(await stateOf('lake')).toMatchObject({ failures: 0, waiting: 0 })
    const { rows } = await pool().query('SELECT * FROM qr_sinks')
    expect(JSON.stringify(rows)).not.toContain('secret text')
  })

  it('one sink that is down holds up no other', async () => {
    mood = 'is down'
    await write(2)
    await hand('lake')
    await hand('pond')
    expect((await stateOf('pond')).waiting).toBe(0)
    expect((await stateOf('lake')).waiting).toBe(2)
  })

  it('goes on in the middle of a batch, where it failed', async () => {
    const written = await write(100)
    await sealAll()
    const end = new AbortController()
    const [sink] = sinks()
    const first = { ...sink!, write: async (...args: Parameters<ScanSink['write']>) => {
      await lake.write(...args)
      mood = 'is down'
    } } // prettier-ignore
    await sendDue(first, sending({ signal: end.signal }))
    expect(ids()).toHaveLength(40)
    expect((await stateOf('lake')).waiting).toBe(60)
    mood = 'takes'
    await pool().query('UPDATE qr_sinks SET due_at = NULL')
    await hand()
    expect(ids()).toEqual(written)
  })

  it('what is refused for good is counted, and holds nothing up', async () => {
    await write(3)
    mood = 'refuses'
    await hand()
    mood = 'takes'
    const written = await write(2)
    await hand()
    expect(ids()).toEqual(written)
    expect(await stateOf('lake')).toMatchObject({ dropped: 3, failures: 0 })
  })

  it('a sink that never answers is told to stop, and is asked again', async () => {
    mood = 'hangs'
    await write(1)
    await hand()
    expect(await stateOf('lake')).toMatchObject({ failures: 1, said: 'TimeoutError' })
  })

  it('two processes never have a sink at the same time', async () => {
    await write(1)
    await sealAll()
    mood = 'hangs'
    const first = sendDue(sinks()[0]!, sending())
    await until(async () => asked.length || null)
    mood = 'takes'
    await sendDue(sinks()[0]!, sending())
    expect(got).toHaveLength(0)
    await first
  })

  it('what is older than it is kept is dropped, and said', async () => {
    await write(3)
    await hand('pond')
    await pool().query(`UPDATE ${outbox()} SET written_at = now() - interval '8 days'`)
    const lines: string[] = []
    await tidy(store().sinks, { keep: 7 * DAY, log: (line) => lines.push(line), sinks: sinks() })
    expect(lines).toEqual([
      expect.stringMatching(/^3 scans were kept too long for the sink "lake"/),
    ])
    expect(await rows()).toBe(0)
    expect(await stateOf('lake')).toMatchObject({ dropped: 3, waiting: 0 })
    expect(await stateOf('pond')).toMatchObject({ dropped: 0 })
    const written = await write(1)
    await hand()
    expect(ids()).toEqual(written)
  })

  it('catches up with many batches, holding one at a time', async () => {
    mood = 'is down'
    let most = 0
    for (let time = 0; time < 30; time++) {
      await write(400)
      await sealAll()
    }
    await hand()
    expect((await stateOf('lake')).waiting).toBe(12_000)
    mood = 'takes'
    await pool().query('UPDATE qr_sinks SET due_at = NULL')
    await hand('lake', {
      store: {
        ...store().sinks,
        read: async (asked) => {
          most = Math.max(most, asked.length)
          return store().sinks.read(asked)
        },
      },
    })
    expect(new Set(ids()).size).toBe(12_000)
    expect(most).toBe(40)
  }, 120_000)
})

describe('who is told', () => {
  it('metrics and health', async () => {
    const runtime = runtimeOf(site.payload)
    mood = 'is down'
    await write(4)
    await hand()
    await pool().query(`UPDATE ${outbox()} SET written_at = now() - interval '3 minutes'`)
    const states = await tidyUp()
    const told = { ...runtime, sinks: { ...runtime.sinks, states: () => states } }
    expect(healthOf(told).degraded).toContainEqual(
      expect.stringMatching(/^4 scans wait for the sink "lake" since 3 minutes: .*ECONNREFUSED/),
    )
  })

  it('in the admin, whom the host says, and nobody else', async () => {
    await write(1)
    await hand()
    const see = (role: string) =>
      site.payload.find({
        collection: 'qr-sinks' as never,
        overrideAccess: false,
        user: { id: 1, collection: 'users', role } as never,
      })
    const { docs } = await see('admin')
    expect(docs.map(({ id }) => id).sort()).toEqual(['lake', 'pond'])
    await expect(see('editor')).rejects.toThrow(/not allowed/)
    const { docs: waiting } = await site.payload
      .find({
        collection: 'qr-outbox' as never,
        overrideAccess: false,
        user: { id: 1, collection: 'users', role: 'admin' } as never,
      }) // prettier-ignore
      .catch(() => ({ docs: [] }))
    expect(waiting).toEqual([])
  })
})

it('works in a schema of its own, with ids that are no numbers', async () => {
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  const uri = await freshDatabase()
  const db = postgresAdapter({ idType: 'uuid', pool: { connectionString: uri }, schemaName: 'cms' })
  const there: SinkBatch[] = []
  const sink: ScanSink = { name: 'lake', write: async (batch) => void there.push(batch) }
  const host = await startPayload(
    { scans: { sinks: [sink] } },
    (config) => ({ ...config, db }),
    uri,
  )
  await runtimeOf(host.payload).sinks.stop()
  const { id } = await host.payload.create({
    collection: 'qr-codes',
    data: { code: 'CMS', destination: { type: 'url', url: 'https://example.com' }, title: 'A' } as never, // prettier-ignore
  })
  await storeOf(host.payload, optionsOf(host.payload)).writeScans([
    scanRecord({ code: 'CMS', qrCode: id }),
  ])
  expect(await handOverScans(host.payload)).toMatchObject([{ name: 'lake', waiting: 0 }])
  expect(there.flatMap(({ scans }) => scans.map(({ qrCode }) => qrCode))).toEqual([id])
  await host.stop()
})

describe('the past of a sink', () => {
  const lakeSink = () => sinks().find(({ name }) => name === 'lake')!
  const wait = async () => {}

  it('goes to it whole, in order, and no scan twice where a run ended half way', async () => {
    const from = Date.parse('2023-06-01T12:00:00Z')
    const period = { from, to: from + 1_000 }
    await store().writeScans(
      Array.from({ length: 130 }, (_, at) =>
        scanRecord({ code: code.code, qrCode: code.id, scannedAt: from + at }),
      ),
    )
    const all = await store().sinks.history(scanIdAt(period.from), scanIdAt(period.to), 1_000)
    expect(all).toHaveLength(130)
    const broken = { ...lakeSink(), write: vi.fn(lakeSink().write) }
    broken.write.mockImplementation(async (...args) => {
      if (broken.write.mock.calls.length > 2) throw Object.assign(new Error('x'), { code: '503' })
      return lakeSink().write(...args)
    })
    const run = () => backfillSink(broken, store().sinks, { ...period, tries: 3, wait })
    await expect(run()).rejects.toThrow('the sink "lake" failed: 503')
    expect(broken.write).toHaveBeenCalledTimes(5)
    expect(await store().sinks.backfilled('lake')).toBe(all[79])

    const onProgress = vi.fn()
    expect(await backfillSink(lakeSink(), store().sinks, { ...period, onProgress })).toBe(
      all.length - 80,
    )
    expect(onProgress).toHaveBeenLastCalledWith(all.length - 80)
    expect(got.flatMap(({ scans }) => scans.map(({ scanId }) => scanId))).toEqual(all)
    expect(got.every(({ id }) => id.startsWith('past-'))).toBe(true)
    expect(await store().sinks.backfilled('lake')).toBeNull()
  })

  it('can be a period of it', async () => {
    const at = Date.parse('2024-05-01T12:00:00Z')
    const scans = [at - 1, at, at + 1].map((scannedAt) =>
      scanRecord({ code: code.code, qrCode: code.id, scannedAt }),
    )
    await store().writeScans(scans)
    expect(await backfillSink(lakeSink(), store().sinks, { from: at, to: at + 1 })).toBe(1)
    expect(got[0]!.scans[0]!.scannedAt).toBe(at)
  })
})
