import type { PayloadRequest } from 'payload'

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { readPrintState } from '../src/hooks/codes/readPrintState.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
let headers: Record<string, string>

beforeAll(async () => {
  site = await startPayload()
  const data = { email: 'printer@qr.example', password: 'secret' }
  await site.payload.create({ collection: 'users', data: { ...data, role: 'admin' } })
  const { token } = await site.payload.login({ collection: 'users', data })
  headers = { Authorization: `JWT ${token}` }
})
afterAll(() => site.stop())

const create = (code: string) =>
  site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://a.example/' }, title: code },
  }) as unknown as Promise<{ id: ID }>

const update = (id: ID, data: object) =>
  site.payload.update({ id, collection: 'qr-codes', data }) as unknown as Promise<{
    aliases: string[]
    code: string
  }>

const image = (id: ID, query: string) =>
  site.fetch(`/api/qr-codes/${id}/image?format=svg${query}`, { headers })

const stateOf = (id: ID) =>
  readPrintState(id, optionsOf(site.payload), { payload: site.payload } as PayloadRequest)

describe('whether a code may be in print', () => {
  it('is known from its downloads, until its text changes', async () => {
    const { id } = await create('PRINT-A')
    expect((await image(id, '')).status).toBe(200)
    expect(await stateOf(id)).toEqual({ downloaded: false, scanned: false })
    expect((await image(id, '&download=1')).status).toBe(200)
    expect(await stateOf(id)).toEqual({ downloaded: true, scanned: false })
    await update(id, { title: 'As it is' })
    expect(await stateOf(id)).toEqual({ downloaded: true, scanned: false })
    // and who took it finds it still leads on
    const renamed = await update(id, { code: 'PRINT-B' })
    expect(renamed).toMatchObject({ aliases: ['PRINT-A'], code: 'PRINT-B' })
    expect(await stateOf(id)).toEqual({ downloaded: false, scanned: false })
  })

  it('is sure once it was scanned, and then its text stays as an alias', async () => {
    const { id } = await create('PRINT-C')
    await site.fetch('/api/q/PRINT-C', {
      headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
    })
    await flushScans(site.payload)
    expect(await stateOf(id)).toEqual({ downloaded: false, scanned: true })
    expect(await update(id, { code: 'PRINT-D' })).toMatchObject({
      aliases: ['PRINT-C'],
      code: 'PRINT-D',
    })
    await expect(update(id, { aliases: [] })).rejects.toMatchObject({
      data: { errors: [{ message: expect.stringContaining('PRINT-C'), path: 'aliases' }] },
    })
  })

  it('goes on without a word before the host has migrated', async () => {
    const { id } = await create('PRINT-E')
    const client = new pg.Client(site.uri)
    await client.connect()
    await client.query('ALTER TABLE qr_counters DROP COLUMN downloaded_at')
    try {
      expect((await image(id, '&download=1')).status).toBe(200)
      expect(await stateOf(id)).toEqual({ downloaded: false, scanned: false })
      expect((await update(id, { code: 'PRINT-F' })).code).toBe('PRINT-F')
      const read = await site.fetch(`/api/qr-codes/${id}?depth=2`, { headers })
      expect(await read.json()).toMatchObject({ code: 'PRINT-F', scans: 0 })
    } finally {
      await client.query('ALTER TABLE qr_counters ADD COLUMN downloaded_at timestamptz')
      await client.end()
    }
  })
})
