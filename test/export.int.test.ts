import type { Pool } from 'pg'

import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { readableFolders } from '../src/analytics/scope/folders.js'
import { folderNamesParams, folderParams } from '../src/components/analytics/lib/folderParams.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

const SCANS = 5_000
const FIRST = Date.parse('2026-03-01T00:00:00Z')
const EXPORT = '/api/qr-scans/export?from=2026-03-01&to=2026-03-31&columns=scanId'

let site: TestPayload
let pool: Pool
let headers: Record<string, string>
const ids: string[] = []

beforeAll(async () => {
  site = await startPayload({
    access: { campaigns: { read: ({ req }) => req.user?.role !== 'guest' } },
    overrides: {
      codes: ({ defaultCollection }) => ({ ...defaultCollection, folders: true }),
      scans: ({ defaultCollection }) => ({
        ...defaultCollection,
        // A host hides a field the way Payload's documentation says.
        fields: hideIn(defaultCollection.fields, ['asOrganization', 'country']),
      }),
    },
  })
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  const login = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: login })
  const { token } = await site.payload.login({ collection: 'users', data: login })
  headers = { authorization: `JWT ${token}` }
})
afterAll(() => site?.stop())

type Doc = { id: ID; name?: string }
type Fields = { fields?: Fields; name?: string }[]
function hideIn<T>(fields: T, names: string[]): T {
  return (fields as Fields).map((field) => ({
    ...field,
    ...(field.fields && { fields: hideIn(field.fields, names) }),
    ...(names.includes(field.name ?? '') && { access: { read: () => false } }),
  })) as T
}

const createCode = (code: string, data: object = {}) =>
  site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://example.com' }, title: code, ...data },
  })

const busy = async (state: string): Promise<number> => {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()
    AND application_name = 'payload-plugin-qr statistics' AND state = $1`,
    [state],
  )
  return rows[0].n
}

/** Nobody can read scans until `done`. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  await client.query('BEGIN; LOCK TABLE qr_scans, qr_rollup_parts IN ACCESS EXCLUSIVE MODE')
  try {
    await work()
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('an export', () => {
  beforeAll(async () => {
    const { id } = await createCode('MANY')
    const store = storeOf(site.payload, optionsOf(site.payload))
    for (let start = 0; start < SCANS; start += 500) {
      const scans = Array.from({ length: 500 }, (_, index) =>
        scanRecord({
          code: 'MANY',
          qrCode: id as ID,
          scannedAt: FIRST + (start + index) * 60_000,
          visitor: `v${index}`,
        }),
      )
      ids.push(...scans.map(({ scanId }) => scanId))
      await store.writeScans(scans)
    }
  })

  it('holds no connection and no snapshot while a client reads slowly, and leaves nothing out', async () => {
    const response = await site.fetch(EXPORT, { headers })
    const reader = response.body!.getReader()
    const decoder = new TextDecoder()
    let text = ''
    for (let pieces = 0; ; pieces++) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value)
      if (pieces === 1) {
        const held = async () => (await busy('active')) + (await busy('idle in transaction'))
        await until(async () => ((await held()) === 0 ? true : null))
      }
    }
    expect(text.trim().split('\r\n').slice(1)).toEqual(ids)
  })

  it('ends its query when the client goes away', async () => {
    const response = await site.fetch(EXPORT, { headers })
    const reader = response.body!.getReader()
    await whileLocked(async () => {
      // The first pieces may have been read already; the next wait for the lock.
      const reading = (async () => {
        for (;;) if ((await reader.read()).done) return
      })()
      await until(async () => ((await busy('active')) > 0 ? true : null))
      await reader.cancel()
      await until(async () => ((await busy('active')) === 0 ? true : null))
      await reading
    })
  })

  it('has the titles of codes and campaigns a person may read', async () => {
    const campaign = await site.payload.create({
      collection: 'qr-campaigns',
      data: { title: 'Derby Day' },
    })
    const { id } = await createCode('TITLED', { campaign: campaign.id })
    await storeOf(site.payload, optionsOf(site.payload)).writeScans([
      scanRecord({ code: 'TITLED', qrCode: id as ID, scannedAt: FIRST }),
    ])
    const guest = { email: 'guest@example.com', password: 'secret', role: 'guest' }
    await site.payload.create({ collection: 'users', data: guest })
    const { token } = await site.payload.login({ collection: 'users', data: guest })
    const titles = async (authorization: string) => {
      const path = '/api/qr-scans/export?format=json&from=2026-03-01&to=2026-03-01&code=TITLED'
      const response = await site.fetch(`${path}&columns=codeTitle,campaignTitle`, {
        headers: { authorization },
      })
      return response.json()
    }
    expect(await titles(headers.authorization!)).toEqual([
      { campaignTitle: 'Derby Day', codeTitle: 'TITLED' },
    ])
    expect(await titles(`JWT ${token}`)).toEqual([{ campaignTitle: null, codeTitle: 'TITLED' }])
  })

  it('has the columns a person may read, and takes no filter on others', async () => {
    const response = await site.fetch('/api/qr-scans/export?from=2026-03-01&to=2026-03-01', {
      headers,
    })
    const [columns] = (await response.text()).split('\r\n')
    expect(columns!.split(',')).toEqual(expect.arrayContaining(['city', 'code', 'visitor']))
    for (const hidden of ['asOrganization', 'client', 'country', 'place']) {
      expect(columns!.split(',')).not.toContain(hidden)
    }
    for (const path of ['stats?detail=1', 'latest?', 'export?', 'breakdown?dimension=city']) {
      const refused = await site.fetch(`/api/qr-scans/${path}&country=DE`, { headers })
      expect([path, refused.status]).toEqual([path, 400])
      expect(await refused.text()).toContain('country')
    }
  })
})

describe('statistics', () => {
  it('end their query when the client goes away', async () => {
    const leave = new AbortController()
    await whileLocked(async () => {
      const answer = site.fetch('/api/qr-scans/stats', { headers, signal: leave.signal })
      await until(async () => ((await busy('active')) > 0 ? true : null))
      leave.abort()
      await until(async () => ((await busy('active')) === 0 ? true : null))
      expect((await answer).status).toBe(499)
    })
  })

  it('stop no question but the one whose client went away', async () => {
    for (let round = 0; round < 8; round++) {
      const leave = new AbortController()
      const gone = site.fetch('/api/qr-scans/stats?detail=1', { headers, signal: leave.signal })
      setTimeout(() => leave.abort(), round)
      const others = await Promise.all(
        Array.from({ length: 12 }, () => site.fetch('/api/qr-scans/stats?detail=1', { headers })),
      )
      expect(others.map(({ status }) => status)).toEqual(others.map(() => 200))
      expect([200, 499]).toContain((await gone).status)
    }
  })

  it('are not sent to a client that has them, until they change', async () => {
    const path = '/api/qr-scans/stats?detail=1&from=2026-03-01&to=2026-03-31'
    const first = await site.fetch(path, { headers })
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toMatch(/^private, max-age=\d+/)
    const again = () => site.fetch(path, { headers: { ...headers, 'if-none-match': etag } })
    expect((await again()).status).toBe(304)
    expect(await (await again()).text()).toBe('')
    const { docs } = await site.payload.find({ collection: 'qr-codes', limit: 1 })
    await storeOf(site.payload, optionsOf(site.payload)).writeScans([
      scanRecord({ code: 'MANY', qrCode: docs[0]!.id as ID, scannedAt: FIRST }),
    ])
    expect((await again()).status).toBe(200)
  })

  it('are of a folder and the folders in it', async () => {
    const create = (name: string, folder?: ID) =>
      site.payload.create({
        collection: 'payload-folders',
        data: { name, ...(folder && { folder }) },
      } as never) as Promise<{ id: ID }>
    const outer = await create('Stadium')
    const inner = await create('North stand', outer.id)
    const store = storeOf(site.payload, optionsOf(site.payload))
    for (const [code, folder] of [
      ['OUT', outer.id],
      ['IN', inner.id],
    ] as const) {
      const { id } = await createCode(`F${code}`, { folder })
      await store.writeScans([scanRecord({ code: `F${code}`, qrCode: id as ID })])
    }
    const total = async (query: string) =>
      (await (await site.fetch(`/api/qr-scans/stats?${query}`, { headers })).json()).total
    expect(await total(`folder=${inner.id}`)).toBe(1)
    expect(await total(`folder=${outer.id}`)).toBe(2)
    expect(await total(`folder=${outer.id}&code=FIN`)).toBe(1)
    const none = await site.fetch('/api/qr-scans/stats?folder=999', { headers })
    expect([none.status, await none.text()]).toEqual([400, expect.stringContaining('folder')])
  })

  it('offer the folders that may hold codes, by name', async () => {
    const create = (name: string, folderType: string[]) =>
      site.payload.create({ collection: 'payload-folders', data: { folderType, name } } as never)
    await create('Offered of codes', ['qr-codes'])
    await create('Offered of all', [])
    await create('Gates', ['qr-codes'])
    const req = await createLocalReq({}, site.payload)
    req.user = (await site.payload.find({ collection: 'users' })).docs[0] as never
    const folders = await readableFolders(req, optionsOf(site.payload))
    expect(folders).toEqual({ slug: 'payload-folders', typed: true })
    const offered = async (codes: string) => {
      const params = folderParams({ codes, folders: folders!, search: 'Offered' })
      const response = await site.fetch(`/api/payload-folders?${params}`, { headers })
      const { docs } = (await response.json()) as { docs: { name: string }[] }
      return docs.map(({ name }) => name)
    }
    expect(await offered('qr-codes')).toEqual(['Offered of all', 'Offered of codes'])
    const { docs } = await site.payload.find({ collection: 'payload-folders' as never, limit: 2 })
    const params = folderNamesParams(docs.map(({ id }) => String(id)))
    const response = await site.fetch(`/api/payload-folders?${params}`, { headers })
    const named = (await response.json()) as { docs: object[] }
    expect(named.docs).toHaveLength(2)
    expect(named.docs).toEqual(
      expect.arrayContaining(docs.map(({ id, name }: Doc) => ({ id, name }))),
    )
  })
})
