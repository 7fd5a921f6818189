import type { Pool } from 'pg'

import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { readSchema } from '../src/store/postgres/schema.js'
import { serveHTTP } from './serveHTTP.js'
import { startPayload } from './startPayload.js'

/** No two alike, and nothing a database could press together. */
const noise = (length: number): string => randomBytes(length).toString('base64url').slice(0, length)

const TAGS = ['source', 'medium', 'campaign', 'term', 'content']
const hostile = () => ({
  headers: {
    accept: 'text/html',
    'accept-language': noise(35),
    referer: `https://${noise(12)}.example/${noise(900)}`,
    'user-agent': `Mozilla/5.0 ${noise(1500)}`,
  },
  query: `${TAGS.map((tag) => `utm_${tag}=${noise(900)}`).join('&')}&x=${noise(2000)}`,
})

it('a hostile scan costs a few kilobytes of disk, whatever is in it', async () => {
  const site = await startPayload()
  const door = await serveHTTP(() => site)
  try {
    const destination = { type: 'url', url: 'https://tickets.example/' }
    const data = { code: 'COST', destination, title: 'Cost' }
    await site.payload.create({ collection: 'qr-codes', data: data as never })
    const { pool } = site.payload.db as unknown as { pool: Pool }
    const tables = Object.values(readSchema(site.payload, optionsOf(site.payload)))
    const size = async (): Promise<number> => {
      const { rows } = await pool.query<{ bytes: string }>(
        'SELECT sum(pg_total_relation_size(to_regclass(name))) AS bytes FROM unnest($1::text[]) name',
        [tables.filter((table) => table !== null).map(({ name }) => name)],
      )
      return Number(rows[0]!.bytes)
    }
    const before = await size()
    const count = 400
    const scan = async (): Promise<number> => {
      const { headers, query } = hostile()
      const url = `${door.url}/api/q/COST?${query}`
      return (await fetch(url, { headers, redirect: 'manual' })).status
    }
    expect(await scan()).toBe(302)
    for (let at = 1; at < count; at += 19) {
      const answers = await Promise.all(Array.from({ length: 19 }, scan))
      expect(new Set(answers)).toEqual(new Set([302]))
    }
    await flushScans(site.payload)
    expect(runtimeOf(site.payload).writer.state()).toMatchObject({ queued: 0, written: count })
    const each = ((await size()) - before) / count
    // docs/operations.md says 9 kB, as measured here; pages a table takes ahead come in steps.
    expect(each).toBeLessThan(12_000)
  } finally {
    await door.stop()
    await site.stop()
  }
}, 60_000)
