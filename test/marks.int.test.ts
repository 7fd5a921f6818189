import type { Where } from 'payload'
import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { sweepOnce } from '../src/describe/traffic/behaviour/lateSweep.js'
import { rejudge } from '../src/describe/traffic/rejudge.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
let store: Store
const tokens: Record<string, string> = {}
const codes: Record<string, ID> = {}

const roleOf = (user: unknown): string | undefined => (user as { role?: string } | null)?.role

beforeAll(async () => {
  site = await startPayload({
    access: {
      codes: {
        read: ({ req }) => Boolean(req.user),
        // 'east' people change the codes that hang there, a query and not a yes or no
        update: ({ req }): boolean | Where =>
          roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : roleOf(req.user) === 'admin', // prettier-ignore
      },
    },
  })
  store = storeOf(site.payload, optionsOf(site.payload))
  await store.stats.fold()
  for (const role of ['admin', 'east', 'reader']) {
    const email = `${role}@example.com`
    await site.payload.create({ collection: 'users', data: { email, password: 'secret', role } })
    const login = { collection: 'users', data: { email, password: 'secret' } } as const
    tokens[role] = (await site.payload.login(login)).token!
  }
  for (const [code, placement] of [
    ['EAST', 'east'],
    ['WEST', 'west'],
    ['SWEPT', 'west'],
    ['STAFF', 'west'],
  ] as const) {
    // prettier-ignore
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: { code, destination: { type: 'url', url: 'https://example.com' }, placement, title: code },
    })
    codes[code] = id as ID
  }
})
afterAll(() => site?.stop())

const post = async (role: null | string, path: string, body: unknown) => {
  const response = await site.fetch(path, {
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(role && { authorization: `JWT ${tokens[role]}` }),
    },
    method: 'POST',
  })
  return { body: (await response.json()) as Record<string, unknown>, status: response.status }
}

const scansOf = async (code: string) =>
  (
    await site.payload.find({
      collection: 'qr-scans',
      pagination: false,
      sort: 'scanId',
      where: { code: { equals: code } },
    })
  ).docs as unknown as {
    id: ID
    scannedAt: string
    trafficClass: string
    trafficReasons: string[]
    visitor: string
  }[]

const countersOf = async (code: string) => {
  const doc = await site.payload.findByID({ id: codes[code]!, collection: 'qr-codes' })
  return { lastScanAt: doc.lastScanAt, scans: doc.scans, visitors: doc.visitors }
}

const people = async (code: string) => {
  const { totals } = await store.stats.facts({
    limits: { breakdown: 1, courses: 1, points: 1 },
    selection: {
      classes: ['human'],
      codes: [codes[code]!],
      countries: null,
      devices: null,
      end: Date.now() + 900_000,
      outcomes: null,
      start: Date.UTC(2026, 0),
    },
    want: ['totals'],
  })
  return totals.scans
}

describe('a scan', () => {
  it('is marked by who may update its code, is counted so, and the mark is taken back', async () => {
    const at = Date.parse('2026-03-01T10:00:00Z')
    await store.writeScans([
      scanRecord({ code: 'EAST', qrCode: codes.EAST!, scannedAt: at, visitor: 'a' }),
      scanRecord({ code: 'EAST', qrCode: codes.EAST!, scannedAt: at + 60_000, visitor: 'b' }),
    ])
    await store.stats.fold()
    const [, second] = await scansOf('EAST')
    const path = `/api/qr-scans/${second!.id}/mark`
    const marked = await post('east', path, { mark: 'internal' })
    expect(marked).toMatchObject({
      body: { mark: 'internal', trafficClass: 'internal', trafficReasons: ['marked-internal'] },
      status: 200,
    })
    expect(await countersOf('EAST')).toEqual({
      lastScanAt: new Date(at).toISOString(),
      scans: 1,
      visitors: 1,
    })
    expect(await people('EAST')).toBe(1)
    expect((await post('admin', path, { mark: 'machine' })).body).toMatchObject({
      trafficClass: 'bot',
      trafficReasons: ['marked-machine'],
    })
    expect((await post('admin', path, { mark: null })).body).toMatchObject({
      mark: null,
      trafficClass: 'human',
      trafficReasons: [],
    })
    expect(await countersOf('EAST')).toMatchObject({ scans: 2, visitors: 2 })
    expect(await people('EAST')).toBe(2)
  })

  it('is marked by nobody else', async () => {
    await store.writeScans([scanRecord({ code: 'WEST', qrCode: codes.WEST! })])
    const [scan] = await scansOf('WEST')
    const path = `/api/qr-scans/${scan!.id}/mark`
    expect((await post('east', path, { mark: 'machine' })).status).toBe(403)
    expect((await post('reader', path, { mark: 'machine' })).status).toBe(403)
    expect([403, 404]).toContain((await post(null, path, { mark: 'machine' })).status)
    expect((await post('admin', '/api/qr-scans/999999/mark', { mark: null })).status).toBe(404)
    expect((await post('admin', path, { mark: 'nonsense' })).status).toBe(400)
    expect(await scansOf('WEST')).toMatchObject([{ trafficClass: 'human', trafficReasons: [] }])
  })
})

describe('test scans from before a code was in use', () => {
  it('are forgotten by who may update the code, which is logged, and none is deleted', async () => {
    const start = Date.parse('2026-03-10T10:00:00Z')
    await store.writeScans(
      Array.from({ length: 12 }, (_, index) =>
        scanRecord({
          code: 'WEST',
          qrCode: codes.WEST!,
          scannedAt: start + index * 60_000,
          visitor: `w${index % 4}`,
        }),
      ),
    )
    const path = `/api/qr-codes/${codes.WEST}/forget-test-scans`
    const before = new Date(start + 8 * 60_000).toISOString()
    expect((await post('reader', path, { before })).status).toBe(403)
    expect((await post('east', path, { before })).status).toBe(403)
    expect((await post(null, path, { before })).status).toBe(404)
    const ahead = new Date(Date.now() + 86_400_000).toISOString()
    expect((await post('admin', path, { before: ahead })).status).toBe(400)

    const said: string[] = []
    const { info } = site.payload.logger
    site.payload.logger.info = ((message: string) => void said.push(message)) as typeof info
    const done = await post('admin', path, { before })
    site.payload.logger.info = info
    expect(done).toEqual({ body: { before, changed: 8 }, status: 200 })
    expect(said.join()).toMatch(/8 scans of code WEST from before 2026-03-10T10:08.* by users \d+/)
    const scans = await scansOf('WEST')
    expect(scans).toHaveLength(13)
    expect(scans.filter((scan) => scan.trafficClass === 'internal')).toHaveLength(8)
    expect(await countersOf('WEST')).toMatchObject({ scans: 5, visitors: 5 })
    expect(await people('WEST')).toBe(5)
    expect((await post('admin', path, { before })).body).toMatchObject({ changed: 0 })
  })
})

describe('staff', () => {
  const scan = async (cookie?: string) => {
    const headers = { ...IPHONE, 'x-forwarded-for': '84.128.0.1', ...(cookie && { cookie }) }
    const answer = await site.fetch('/api/q/STAFF', { headers })
    expect(answer.status).toBe(302)
    await flushScans(site.payload)
    return (await scansOf('STAFF')).at(-1)!
  }

  it('that is signed in to the admin is not counted; a forged or foreign session is', async () => {
    expect(await scan()).toMatchObject({ trafficClass: 'human' })
    expect(await scan(`a=b; payload-token=${tokens.reader}; c=d`)).toMatchObject({
      trafficClass: 'internal',
      trafficReasons: ['staff'],
    })
    const [header, , signature] = tokens.reader!.split('.')
    const claims = Buffer.from('{"collection":"users","exp":9999999999}').toString('base64url')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const token of [`${header}.${claims}.${signature}`, `${none}.${claims}.`, 'nonsense']) {
      expect(await scan(`payload-token=${token}`)).toMatchObject({ trafficClass: 'human' })
    }
    expect(await countersOf('STAFF')).toMatchObject({ scans: 4, visitors: 1 })
    const { pool } = site.payload.db as unknown as { pool: Pool }
    const { rows } = await pool.query('SELECT row_to_json(s)::text AS row FROM qr_scans s')
    expect(rows.map(({ row }) => row).join()).not.toContain(tokens.reader!.slice(-20))
  })
})

describe('behaviour that shows only in the scans of all processes', () => {
  it('is written to stored scans by one process at a time, and marks are kept', async () => {
    const now = Date.now()
    const by = (visitor: string, at: number) =>
      scanRecord({ code: 'SWEPT', qrCode: codes.SWEPT!, scannedAt: at, visitor })
    // Every half minute, as two processes see it in turns; and a crowd with one kind of phone.
    const timer = Array.from({ length: 30 }, (_, index) => by('timer', now - index * 30_000))
    const crowd = Array.from({ length: 60 }, (_, index) =>
      by('crowd', now - Math.floor(((index * 7919) % 61) ** 2 * 400)),
    )
    await store.writeScans([...timer, ...crowd])
    await store.stats.fold()
    const kept = (await scansOf('SWEPT')).find(({ visitor }) => visitor === 'timer')!
    await post('admin', `/api/qr-scans/${kept.id}/mark`, { mark: 'person' })

    const sweep = () => sweepOnce(store, rejudge, now)
    const changed = await Promise.all([sweep(), sweep()])
    expect(changed.sort()).toEqual([0, 29])
    expect(await sweep()).toBe(0)
    const scans = await scansOf('SWEPT')
    const bots = scans.filter((scan) => scan.trafficClass === 'bot')
    expect(bots).toHaveLength(29)
    for (const bot of bots) expect(bot.trafficReasons).toEqual(['regular-intervals'])
    expect(scans.find(({ id }) => id === kept.id)).toMatchObject({ trafficClass: 'human' })
    expect(await countersOf('SWEPT')).toMatchObject({ scans: 61, visitors: 2 })
    expect(await people('SWEPT')).toBe(61)
  })
})
