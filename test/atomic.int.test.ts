import type { Pool } from 'pg'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Store } from '../src/vocabulary/store.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, type TestPayload } from './startPayload.js'

let site: TestPayload
let store: Store
let pool: Pool
beforeAll(async () => {
  site = await startPayload()
  store = storeOf(site.payload, optionsOf(site.payload))
  ;({ pool } = site.payload.db as unknown as { pool: Pool })
})
afterAll(() => site.stop())

const rowsOf = async (table: string): Promise<number> =>
  Number((await pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]!.count)

/** Scans, their counters and their part of the rollups, as one look at the database. */
const written = async () => ({
  counters: await rowsOf('qr_counters WHERE all_scans > 0'),
  parts: await rowsOf('qr_rollup_parts'),
  scans: await rowsOf('qr_scans'),
})

it.each(['qr_counters', 'qr_rollup_parts'])(
  'scans that cannot be counted in %s are not stored either, and are counted once later',
  async (table) => {
    const destination = { type: 'url', url: 'https://tickets.example/' }
    const { code, id } = (await site.payload.create({
      collection: 'qr-codes',
      data: { destination, title: table },
    })) as unknown as { code: string; id: number }
    const scans = Array.from({ length: 3 }, () => scanRecord({ code, qrCode: id }))
    const before = await written()

    await pool.query(`ALTER TABLE ${table} ADD CONSTRAINT broken CHECK (false) NOT VALID`)
    await expect(store.writeScans(scans)).rejects.toThrow('broken')
    expect(await written()).toEqual(before)

    await pool.query(`ALTER TABLE ${table} DROP CONSTRAINT broken`)
    expect(await store.writeScans(scans)).toBe(3)
    expect(await store.writeScans(scans)).toBe(0)
    expect(await written()).toEqual({
      counters: before.counters + 1,
      parts: before.parts + 1,
      scans: before.scans + 3,
    })
    const doc = await site.payload.findByID({ collection: 'qr-codes', depth: 0, id })
    expect(doc).toMatchObject({ scans: 3 })
  },
)

it('a batch with stored scans and a deleted code among it stores and counts the rest once', async () => {
  const [kept, deleted] = await Promise.all(
    ['kept', 'deleted'].map(async (title) => {
      const data = { destination: { type: 'url', url: 'https://tickets.example/' }, title }
      const made = await site.payload.create({ collection: 'qr-codes', data })
      return made as unknown as { code: string; id: number }
    }),
  )
  const scanOf = ({ code, id }: { code: string; id: number }) => scanRecord({ code, qrCode: id })
  const stored = [scanOf(kept!), scanOf(deleted!)]
  expect(await store.writeScans(stored)).toBe(2)
  await site.payload.delete({ collection: 'qr-codes', id: deleted!.id })

  const late = scanOf(deleted!)
  const batch = [scanOf(kept!), stored[0]!, late, stored[1]!, scanOf(kept!)]
  expect(await Promise.all([store.writeScans(batch), store.writeScans(batch)])).toSatisfy(
    ([one, other]: number[]) => one! + other! === 3,
  )
  const doc = await site.payload.findByID({ collection: 'qr-codes', depth: 0, id: kept!.id })
  expect(doc).toMatchObject({ scans: 3 })
  const { docs } = await site.payload.find({
    collection: 'qr-scans',
    depth: 0,
    where: { scanId: { equals: late.scanId } },
  })
  expect(docs).toMatchObject([{ code: deleted!.code, qrCode: null }])
})
