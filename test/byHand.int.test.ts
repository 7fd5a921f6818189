import type { Pool } from 'pg'

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const README = new URL('../src/store/postgres/statistics/rollups/README.md', import.meta.url)
const DAY = Date.parse('2026-01-15T00:00:00Z')

it('the statements by which a number is checked by hand agree', async () => {
  const texts = [...readFileSync(README, 'utf8').matchAll(/```sql\n(.*?)```/gs)]
  const site = await startPayload()
  const { pool } = site.payload.db as unknown as { pool: Pool }
  const store = storeOf(site.payload, optionsOf(site.payload))
  const { id } = await site.payload.create({
    collection: 'qr-codes',
    data: { code: 'HAND', destination: { type: 'url', url: 'https://e.example' }, title: 'Hand' },
  })
  const write = (scans: number, from: number, every: number) =>
    store.writeScans(
      Array.from({ length: scans }, (_, index) =>
        scanRecord({
          code: 'HAND',
          country: index % 3 === 0 ? 'FR' : 'DE',
          qrCode: id as ID,
          scannedAt: from + index * every,
          trafficClass: index % 7 === 0 ? 'bot' : 'human',
        }),
      ),
    )
  const counts = async () => {
    const found = await Promise.all(texts.map(([, text]) => pool.query(text!)))
    return found.map(({ rows }) => Number(rows[0].count))
  }
  await store.stats.fold()
  expect(await counts()).toEqual([0, 0, 0])
  await write(300, DAY, 240_000)
  await write(20, DAY + 86_399_990, 1)
  await write(500, DAY, 5)
  expect(await counts()).toEqual([810, 810, 0])
  await store.stats.fold()
  await write(3, DAY, 1)
  expect(await counts()).toEqual([813, 3, 810])
  await site.stop()
})
