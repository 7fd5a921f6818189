import type { Pool } from 'pg'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { nearestCode } from '../src/alerts/misprints/nearestCode.js'
import { codeKey, readEntry } from '../src/integrations/edge/snapshot.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { redirectMaps } from '../src/runtime/redirectMaps.js'
import { storeOf } from '../src/store/storeOf.js'
import { codesOf } from './codesOf.js'
import { IPHONE } from './phone.js'
import { startDrafts } from './startDrafts.js'
import { until } from './until.js'

// Names of codes with drafts and ids of another kind, and where they are read beside a scan.

type Doc = { aliases: string[]; code: string; id: string }

const SECRET = 'one secret of at least thirty-two letters'
const written = new Map<string, string>()
const store = {
  delete: async (key: string) => void written.delete(key),
  put: async (key: string, value: string) => void written.set(key, value),
}
const collection = 'qr-codes' as never

let site: TestPayload
let headers: Record<string, string>

beforeAll(async () => {
  site = await startDrafts({
    edge: { secret: SECRET, store },
  })
  const login = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: login })
  const { token } = await site.payload.login({ collection: 'users', data: login })
  headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
})
afterAll(() => site.stop())

const published = { _status: 'published' }
const { create: write, update } = codesOf<Doc>(() => site)
const create = (code: string, more: object = {}) => write(code, { ...published, ...more })

const host = async (text: string): Promise<null | string> => {
  const answer = await site.fetch(`/api/q/${text}`, {
    headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
  })
  const location = answer.headers.get('location')
  return location && new URL(location).hostname
}
const leads = (text: string, to: null | string) =>
  until(async () => ((await host(text)) === to ? true : null))

it('a draft takes no text until it is published, and a printed one stays', async () => {
  const { id } = await create('DRAWN', { aliases: ['SKETCH'] })
  await leads('SKETCH', 'drawn.example')
  await flushScans(site.payload)
  const draft = { _status: 'draft', aliases: ['SKETCH', 'PLAN'], code: 'FIRST-IDEA' }
  expect((await update(id, draft, true)).aliases).toEqual(['SKETCH', 'PLAN', 'DRAWN'])
  await update(id, { _status: 'draft', code: 'SECOND-IDEA' }, true)
  // nothing of it is taken yet, and what is in print leads on
  const { id: other } = await create('PLAN')
  await leads('PLAN', 'plan.example')
  await leads('DRAWN', 'drawn.example')
  expect(await host('SECOND-IDEA')).toBeNull()
  const publish = { _status: 'published', aliases: ['SKETCH', 'PLAN'] }
  await expect(update(id, publish)).rejects.toMatchObject({
    data: { errors: [{ message: expect.stringContaining('PLAN'), path: 'aliases' }] },
  })
  await leads('PLAN', 'plan.example')
  await update(id, { _status: 'published', aliases: ['SKETCH'] })
  for (const text of ['SECOND-IDEA', 'DRAWN', 'SKETCH']) await leads(text, 'drawn.example')
  expect(await host('FIRST-IDEA')).toBeNull()
  await site.payload.delete({ id: other, collection })
})

it('the edge and the maps have each text, and lose those that go', async () => {
  const { id } = await create('ROUND', { aliases: ['RING', 'DISC'] })
  const entryOf = (text: string) => {
    const value = written.get(codeKey(text))
    return value === undefined ? null : readEntry(value)
  }
  for (const text of ['ROUND', 'RING', 'DISC']) {
    await until(async () => (entryOf(text)?.code === 'ROUND' ? true : null))
  }
  await update(id, { _status: 'published', aliases: ['RING'] })
  await until(async () => (entryOf('DISC') === null ? true : null))
  expect(entryOf('RING')).toMatchObject({ aliases: ['RING'], code: 'ROUND' })
  const options = optionsOf(site.payload)
  const context = { options, payload: site.payload, store: storeOf(site.payload, options) }
  const { files, redirects } = await redirectMaps(context, ['netlify'])
  const mapped = redirects.filter(({ to }) => to.startsWith('https://round.example/'))
  expect(mapped.map(({ code }) => code)).toEqual(['ROUND', 'RING'])
  expect(mapped[1]!.paths).toEqual(['/q/RING', '/Q/RING', '/q/ring'])
  expect(files[0]!.text).toContain('/Q/RING ')
})

it('a misprint near an alias names its code, and an alias is none', async () => {
  const { id } = await create('GARDEN', { aliases: ['BEER-GARDEN'] })
  const { misses } = storeOf(site.payload, optionsOf(site.payload))
  expect(nearestCode('BEER-GARDEM', await misses.codeTexts())?.id).toBe(id)
  const seen = { city: null, country: null, lastAt: Date.now(), regionName: null, scans: 3 }
  await misses.note([{ ...seen, code: 'BEER-GARDEN' }, { ...seen, code: 'BEER-GARDEM' }], 30) // prettier-ignore
  const texts = await misses.list(Date.now() - 86_400_000, 10)
  expect(texts.map(({ code }) => code)).toEqual(['BEER-GARDEM'])
})

it('a CSV has a column for them, checked like any other', async () => {
  await create('CSV-TAKEN')
  const csv = [
    'title;code;destination;aliases',
    'Fine;CSV-FINE;https://a.example;csv-one, csv-two csv-three',
    'Taken;CSV-NEW;https://a.example;CSV-FOUR,csv-taken',
  ].join('\n')
  const send = async (path: string, body: object) => {
    const answer = await site.fetch(`/api/qr-codes/bulk/${path}`, {
      body: JSON.stringify(body),
      headers,
      method: 'POST',
    })
    const lines = (await answer.text()).trim().split('\n')
    return JSON.parse(lines.at(-1)!) as { problems?: { field: string; line: number; message: string }[] } // prettier-ignore
  }
  const { problems } = await send('check', { csv })
  expect(problems).toMatchObject([{ field: 'aliases', line: 3 }])
  expect(problems![0]!.message).toContain('CSV-TAKEN')
  expect(await host('CSV-ONE')).toBeNull()
  await send('create', { csv: csv.split('\n').slice(0, 2).join('\n'), key: 'aliases-of-a-csv' })
  for (const text of ['CSV-FINE', 'CSV-TWO', 'csv-three']) await leads(text, 'a.example')
})

it('a code of before the table is as it was, and its texts are the database’s to keep apart', async () => {
  const { pool } = site.payload.db as unknown as { pool: Pool }
  const { id } = await create('LEGACY')
  await pool.query('DELETE FROM qr_names WHERE qr_code_id = $1', [id])
  await leads('LEGACY', 'legacy.example')
  await expect(create('legacy')).rejects.toThrow()
  await update(id, { _status: 'published', title: 'Saved again' })
  const { rowCount } = await pool.query("SELECT 1 FROM qr_names WHERE text = 'LEGACY'")
  expect(rowCount).toBe(1)
})
