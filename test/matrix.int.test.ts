import type { AccessArgs, Where } from 'payload'

import type * as GraphQL from 'graphql'

import { createRequire } from 'node:module'

import { configToSchema } from '@payloadcms/graphql'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/scan/types.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

type Answer = boolean | Where
type Role = {
  analytics: boolean
  codes: Answer
  /** Scans the person may see. */
  sees: readonly string[]
  /** What the host's own rule for scans says; left out: the plugin's rule. */
  scans?: Answer
}

// The copy of it that Payload uses: it takes no schema made by another.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

const EAST = { placement: { equals: 'east' } }
const ALL = ['E1', 'E2', 'E3', 'W1', 'W2'] as const

/** Every kind of answer an access function may give, for codes and for scans. */
const ROLES: Record<string, Role> = {
  admin: { analytics: true, codes: true, sees: ALL },
  manager: { analytics: true, codes: true, scans: true, sees: ALL },
  analyst: { analytics: true, codes: EAST, sees: ['E1', 'E2', 'E3'] },
  both: {
    analytics: true,
    codes: EAST,
    scans: { and: [{ 'qrCode.placement': { equals: 'east' } }, { country: { in: ['FR'] } }] },
    sees: ['E3'],
  },
  byCode: {
    analytics: true,
    codes: true,
    scans: { 'qrCode.placement': { not_equals: 'east' } },
    sees: ['W1', 'W2'],
  },
  byScan: {
    analytics: true,
    codes: true,
    scans: { country: { equals: 'DE' } },
    sees: ['E1', 'E2', 'W1'],
  },
  either: {
    analytics: true,
    codes: true,
    scans: { or: [{ 'qrCode.placement': { equals: 'west' } }, { city: { like: 'par' } }] },
    sees: ['E3', 'W1', 'W2'],
  },
  noCodes: { analytics: true, codes: false, sees: [] },
  noScans: { analytics: true, codes: true, scans: false, sees: [] },
  member: { analytics: false, codes: true, sees: [] },
  anonymous: { analytics: true, codes: true, sees: [] },
}

let site: TestPayload
const tokens: Record<string, string> = {}
const codes: Record<'E' | 'W', ID> = {} as never
let campaign: ID
const scanIds: Record<string, string> = {}
const rowIds: Record<string, ID> = {}

const roleOf = ({ req }: Pick<AccessArgs, 'req'>): Role | undefined =>
  ROLES[(req.user as { role?: string } | null)?.role ?? '']

beforeAll(async () => {
  site = await startPayload({
    access: {
      analytics: (args) => roleOf(args)?.analytics ?? false,
      codes: { read: (args) => roleOf(args)?.codes ?? false },
    },
    overrides: {
      scans: ({ defaultCollection }) => ({
        ...defaultCollection,
        access: {
          ...defaultCollection.access,
          read: (args) => roleOf(args)?.scans ?? defaultCollection.access!.read!(args),
        },
      }),
    },
  })
  const { payload } = site
  for (const role of Object.keys(ROLES)) {
    if (role === 'anonymous') continue
    const login = { email: `${role}@example.com`, password: 'secret' }
    await payload.create({ collection: 'users', data: { ...login, role } })
    tokens[role] = (await payload.login({ collection: 'users', data: login })).token!
  }
  campaign = (await payload.create({ collection: 'qr-campaigns', data: { title: 'Derby' } }))
    .id as ID
  for (const [letter, placement] of [
    ['E', 'east'],
    ['W', 'west'],
  ] as const) {
    const { id } = await payload.create({
      collection: 'qr-codes',
      data: {
        campaign,
        code: `${letter}CODE`,
        destination: { type: 'url', url: 'https://example.com' },
        placement,
        title: placement,
      },
    })
    codes[letter] = id as ID
  }
  const scan = (name: string, country: string, city: string) => {
    const letter = name[0] as 'E' | 'W'
    const one = scanRecord({
      city,
      code: `${letter}CODE`,
      country,
      qrCode: codes[letter],
      visitor: name,
    })
    scanIds[name] = one.scanId
    return one
  }
  await storeOf(payload, optionsOf(payload)).writeScans([
    scan('E1', 'DE', 'Berlin'),
    scan('E2', 'DE', 'Berlin'),
    scan('E3', 'FR', 'Paris'),
    scan('W1', 'DE', 'Berlin'),
    scan('W2', 'FR', 'Lyon'),
  ])
  const { docs } = await payload.find({ collection: 'qr-scans', pagination: false })
  for (const doc of docs) rowIds[nameOf(doc.scanId as string)] = doc.id as ID
})
afterAll(() => site?.stop())

const nameOf = (scanId: string): string =>
  Object.entries(scanIds).find(([, one]) => one === scanId)?.[0] ?? scanId
const namesOf = (docs: { scanId: string }[]): string[] =>
  docs.map(({ scanId }) => nameOf(scanId)).sort()

describe.each(Object.entries(ROLES))('%s', (role, { analytics, codes: readable, scans, sees }) => {
  const allowed = role !== 'anonymous' && analytics
  /** Statistics and exports are there, however little they say. */
  const numbers = allowed && scans !== false && readable !== false
  const ofCode = (letter: string): readonly string[] => sees.filter((name) => name[0] === letter)
  const ask = async (path: string) => {
    const response = await site.fetch(path, {
      headers: tokens[role] ? { authorization: `JWT ${tokens[role]}` } : {},
    })
    const text = await response.text()
    return { body: /^[[{]/.test(text) ? JSON.parse(text) : text, status: response.status }
  }
  const refused = async (path: string): Promise<void> => {
    const { body, status } = await ask(path)
    expect(status).toBeGreaterThanOrEqual(400)
    for (const id of Object.values(scanIds)) expect(JSON.stringify(body)).not.toContain(id)
  }

  it('lists and counts scans', async () => {
    if (!numbers) return refused('/api/qr-scans')
    expect(namesOf((await ask('/api/qr-scans')).body.docs)).toEqual(sees)
    expect((await ask('/api/qr-scans/count')).body.totalDocs).toBe(sees.length)
  })

  it.each(ALL)('opens scan %s only where it may', async (name) => {
    const { status } = await ask(`/api/qr-scans/${rowIds[name]}`)
    if (sees.includes(name)) expect(status).toBe(200)
    else expect(status).toBeGreaterThanOrEqual(400)
  })

  it('asks over GraphQL', async () => {
    const user = tokens[role]
      ? (await site.payload.find({ collection: 'users', where: { role: { equals: role } } }))
          .docs[0]
      : null
    const req = await createLocalReq(
      { ...(user && { user: { ...user, collection: 'users' } as never }) },
      site.payload,
    )
    const { schema } = configToSchema(site.payload.config)
    const { data } = await graphql({
      contextValue: { headers: {}, req },
      schema,
      source: '{ QrScans(limit: 100) { docs { scanId } } }',
    })
    const docs = (data?.QrScans as null | { docs: { scanId: string }[] })?.docs ?? []
    expect(namesOf(docs)).toEqual(sees)
  })

  it('sees totals with codes, in lists and in campaigns, only where it may see all they count', async () => {
    const inCampaign = (await ask(`/api/qr-campaigns/${campaign}?depth=2`)).body?.codes?.docs ?? []
    for (const docs of [(await ask('/api/qr-codes?depth=2')).body.docs ?? [], inCampaign]) {
      for (const doc of docs as { code: string; scans?: number; stats?: unknown }[]) {
        const total = ALL.filter((name) => name[0] === doc.code[0]).length
        const whole = ofCode(doc.code[0]!).length === total
        // Rules about single scans say nothing of totals, even if they let all pass.
        if (doc.scans !== undefined) {
          expect([doc.code, doc.scans, whole]).toEqual([doc.code, total, true])
        }
        if (!whole) expect(typeof doc.stats).not.toBe('object')
      }
    }
    if (!allowed) await refused(`/api/qr-counters`)
  })

  it('finds codes by their numbers only where it may see them', async () => {
    const { body, status } = await ask('/api/qr-codes?where[scans][greater_than]=2')
    const found = status === 200 ? body.docs.map(({ code }: { code: string }) => code) : []
    for (const code of found) expect(ofCode(code[0])).toHaveLength(code === 'ECODE' ? 3 : 2)
  })

  it('counts in statistics', async () => {
    if (!numbers) return refused('/api/qr-scans/stats')
    const { body } = await ask('/api/qr-scans/stats?detail=1&range=7d')
    expect(body).toMatchObject({ last_7_days: sees.length, total: sees.length })
    expect(body.totals ?? { scans: sees.length }).toMatchObject({ scans: sees.length })
    const breakdown = await ask('/api/qr-scans/breakdown?dimension=city&range=7d')
    const sum = breakdown.body.rows.reduce(
      (all: number, row: { scans: number }) => all + row.scans,
      0,
    )
    expect(sum).toBe(sees.length)
    for (const [name, city] of [
      ['E3', 'Paris'],
      ['W2', 'Lyon'],
    ] as const) {
      expect(JSON.stringify(body).includes(city)).toBe(sees.includes(name))
    }
  })

  it.each(['E', 'W'] as const)('counts for code %s', async (letter) => {
    const path = `/api/qr-codes/${codes[letter]}/stats`
    const mayRead = readable === true || (readable !== false && letter === 'E')
    if (!numbers || !mayRead) return refused(path)
    expect((await ask(path)).body.total).toBe(ofCode(letter).length)
  })

  it('counts for a campaign', async () => {
    const { body, status } = await ask(`/api/qr-scans/stats?campaign=derby`)
    if (!numbers) expect(status).toBeGreaterThanOrEqual(400)
    else if (status === 200) expect(body.total).toBe(sees.length)
  })

  it('follows the feed', async () => {
    if (!numbers) return refused('/api/qr-scans/latest')
    expect(namesOf((await ask('/api/qr-scans/latest')).body)).toEqual(sees)
  })

  it('exports', async () => {
    for (const format of ['csv', 'json']) {
      const path = `/api/qr-scans/export?range=7d&format=${format}&columns=scanId`
      if (!numbers) {
        await refused(path)
        continue
      }
      const { body } = await ask(path)
      const ids: string[] =
        format === 'csv'
          ? (body as string).trim().split('\r\n').slice(1)
          : (body as { scanId: string }[]).map(({ scanId }) => scanId)
      expect(ids.map(nameOf).sort()).toEqual(sees)
    }
  })

  it('reads the health of codes', async () => {
    const path = `/api/qr-codes/health?ids=${codes.E},${codes.W}`
    if (!numbers) return refused(path)
    const { body } = await ask(path)
    for (const id of Object.keys(body)) {
      const letter = String(codes.E) === id ? 'E' : 'W'
      expect(ofCode(letter)).toHaveLength(letter === 'E' ? 3 : 2)
    }
  })

  it('reads no table of ours', async () => {
    for (const slug of ['counters', 'rollups', 'rollup-parts', 'visitors', 'places', 'terms']) {
      await refused(`/api/qr-${slug}`)
    }
  })
})
