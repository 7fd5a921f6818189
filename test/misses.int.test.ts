import type { PayloadRequest, TypedUser } from 'payload'
import type { Pool } from 'pg'

import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { MissedText } from '../src/vocabulary/misses.js'
import type { ID } from '../src/vocabulary/scan.js'

import { flushScans } from '../plugin/index.js'
import { lookAtCodes } from '../src/alerts/lookAtCodes.js'
import { missedCodes } from '../src/alerts/misprints/missedCodes.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'

const roleOf = (user: unknown): string => (user as { role?: string } | null)?.role ?? ''
const HOUR = 3_600_000
const DAY = 24 * HOUR

let site: TestPayload
let pool: Pool
let derby: ID
const users: Record<string, TypedUser> = {}

beforeAll(async () => {
  site = await startPayload({
    access: {
      analytics: ({ req }) => roleOf(req.user) !== 'clerk',
      codes: {
        read: ({ req }) =>
          roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : Boolean(req.user),
      },
    },
  })
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  for (const role of ['all', 'east', 'clerk']) {
    users[role] = (await site.payload.create({
      collection: 'users',
      data: { email: `${role}@example.com`, password: 'a long password', role },
    })) as never
  }
  derby = await createCode('DERBY')
})
afterAll(() => site.stop())
beforeEach(() => pool.query('DELETE FROM qr_misses'))

const options = () => optionsOf(site.payload)
const store = () => storeOf(site.payload, options())

async function createCode(code: string): Promise<ID> {
  const destination = { type: 'url', url: 'https://example.com' }
  const data = { code, destination, placement: 'west', title: `Title of ${code}` } as never
  return (await site.payload.create({ collection: 'qr-codes', data })).id
}

let phones = 0
/** One more phone with an address of its own asks for a path. */
async function ask(path: string, more: Record<string, string> = {}, method = 'GET') {
  phones += 1
  const headers = { ...IPHONE, 'x-forwarded-for': `73.162.${phones >> 8}.${phones & 255}`, ...more }
  return (await site.fetch(`/api/q/${path}`, { headers, method })).status
}

async function requestOf(role: string): Promise<PayloadRequest> {
  return createLocalReq({ user: users[role] }, site.payload as never)
}

const rows = async () =>
  (await pool.query<{ code: string; scans: string }>('SELECT code, scans FROM qr_misses')).rows

const missed = (more: Partial<MissedText>): MissedText => ({
  city: 'Berlin',
  code: 'DERBX',
  country: 'DE',
  lastAt: Date.now(),
  regionName: null,
  scans: 3,
  ...more,
})

describe('what is kept', () => {
  it('texts people ask for, with time and place, and no scan', async () => {
    for (let at = 0; at < 3; at++) expect(await ask('derbx')).toBe(404)
    expect(await ask('DERBY')).toBe(302)
    expect(await ask('DERBX', {}, 'HEAD')).toBe(404)
    expect(await ask('DERBX', { 'user-agent': 'curl/8.5.0' })).toBe(404)
    expect(await ask('%E2%82%AC')).toBe(404)
    await flushScans(site.payload)
    expect(await rows()).toEqual([{ code: 'DERBX', scans: '3' }])
    const list = await missedCodes(await requestOf('all'), options())
    expect(list).toMatchObject([
      {
        code: 'DERBX',
        country: 'US',
        near: { code: 'DERBY', id: derby, title: 'Title of DERBY' },
        scans: 3,
      },
    ])
    expect(Date.now() - list![0]!.lastAt).toBeLessThan(60_000)
    const text = JSON.stringify((await pool.query('SELECT * FROM qr_misses')).rows)
    expect(text).not.toMatch(/73\.162|iPhone/)
  })

  it('few texts of one address, and so many an hour of all', async () => {
    for (let at = 0; at < 40; at++) await ask(`RANDOM-${at}`, { 'x-forwarded-for': '73.162.200.1' })
    await flushScans(site.payload)
    expect(await rows()).toHaveLength(10)
    const many = Array.from({ length: 700 }, (_, at) => missed({ code: `PATH-${at}` }))
    await store().misses.note(many, 90)
    expect(await rows()).toHaveLength(500)
    // what is there already is counted on, what is new is not
    await store().misses.note([missed({ code: 'PATH-0', scans: 2 }), missed({ code: 'LATE' })], 90)
    const now = await rows()
    expect(now).toHaveLength(500)
    expect(now.find(({ code }) => code === 'PATH-0')?.scans).toBe('5')
    // another hour has room of its own
    await store().misses.note([missed({ code: 'LATER', lastAt: Date.now() + HOUR })], 90)
    expect(await rows()).toHaveLength(501)
  })

  it('for as long as scans, and not of what has become a code', async () => {
    await store().misses.note([missed({ code: 'OLD', lastAt: Date.now() - 40 * DAY })], 90)
    await store().misses.note([missed({ code: 'SOON' })], 90)
    expect((await rows()).map(({ code }) => code).sort()).toEqual(['OLD', 'SOON'])
    await store().misses.note([missed({ code: 'SOON' })], 30)
    expect((await rows()).map(({ code }) => code)).toEqual(['SOON'])
    const id = await createCode('SOON')
    expect(await missedCodes(await requestOf('all'), options())).toEqual([])
    await store().misses.note([missed({ code: 'SOON' })], 30)
    expect((await rows())[0]?.scans).toBe('6')
    await site.payload.delete({ collection: 'qr-codes', id })
  })
})

it('the list is for who may read all codes and see numbers', async () => {
  await store().misses.note([missed({})], 90)
  expect(await missedCodes(await requestOf('all'), options())).toHaveLength(1)
  expect(await missedCodes(await requestOf('east'), options())).toBeNull()
  expect(await missedCodes(await requestOf('clerk'), options())).toBeNull()
})

it('an alert of the code it is a misprint of, until nobody asks for it', async () => {
  const look = async (now?: number) => {
    const where = { id: { in: ['!alerts', '!alerts-trend'] } }
    await site.payload.delete({ collection: 'qr-rollups' as never, where })
    await lookAtCodes(site.payload, options(), now)
    return (await store().alerts.open(derby)).map(({ facts, kind }) => ({ facts, kind }))
  }
  await store().misses.note([missed({ scans: 2 }), missed({ code: 'FAR-AWAY', scans: 90 })], 90)
  expect(await look()).toEqual([])
  await store().misses.note([missed({ scans: 2 }), missed({ code: 'DERDY', scans: 3 })], 90)
  expect(await look()).toEqual([{ facts: { count: 4, text: 'DERBX' }, kind: 'misprint' }])
  expect(await look(Date.now() + 2 * DAY)).toEqual([])
})

it('before the host has migrated nothing is counted, and codes lead where they lead', async () => {
  await pool.query('ALTER TABLE qr_misses RENAME TO gone')
  try {
    expect(await ask('DERBX')).toBe(404)
    expect(await ask('DERBY')).toBe(302)
    await flushScans(site.payload)
    expect(await missedCodes(await requestOf('all'), options())).toEqual([])
  } finally {
    await pool.query('ALTER TABLE gone RENAME TO qr_misses')
  }
})
