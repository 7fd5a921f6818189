import type { Pool } from 'pg'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { codesOf } from './codesOf.js'
import { IPHONE } from './phone.js'
import { startDrafts } from './startDrafts.js'
import { until } from './until.js'

// Domains of codes with drafts and ids of another kind.

type Doc = { host: null | string; id: string; shortURL: string }

const codes = 'qr-codes' as never
const campaigns = 'qr-campaigns' as never

let site: TestPayload

beforeAll(async () => {
  site = await startDrafts({
    domains: [{ url: 'https://go.example' }, { url: 'https://b.example' }],
    gs1: true,
  })
})
afterAll(() => site.stop())

const published = { _status: 'published' }
const { create: write, update } = codesOf<Doc>(() => site)
const create = (code: string, more: object = {}) => write(code, { ...published, ...more })

const to = async (host: string, text: string): Promise<null | string> => {
  const answer = await site.fetch(`/api/q/${text}`, {
    headers: { ...IPHONE, host, 'x-forwarded-for': '73.162.40.20' },
  })
  const location = answer.headers.get('location')
  return location && new URL(location).hostname.split('.')[0]!
}
const leads = (host: string, text: string, where: null | string) =>
  until(async () => ((await to(host, text)) === where ? true : null))

const namesOf = async (id: string): Promise<string[]> => {
  const { pool } = site.payload.db as unknown as { pool: Pool }
  const { rows } = await pool.query<{ text: string }>('SELECT text FROM qr_names WHERE qr_code_id = $1', [id]) // prettier-ignore
  return rows.map(({ text }) => text).sort()
}

it('a draft moves nothing until it is published', async () => {
  const { id } = await create('DRAWN')
  await update(id, { _status: 'draft', domain: 'go.example' }, true)
  expect(await namesOf(id)).toEqual(['DRAWN'])
  await leads('qr.example', 'DRAWN', 'drawn')
  await create('OTHER')
  const published = await update(id, { _status: 'published', domain: 'go.example' })
  expect(published.shortURL).toBe('https://go.example/q/DRAWN')
  await leads('go.example', 'DRAWN', 'drawn')
})

it('a campaign moves what is published, and a version from before does not move it back', async () => {
  const of = (await site.payload.create({
    collection: campaigns,
    data: { domain: 'go.example', title: 'Autumn' } as never,
  })) as unknown as { id: string }
  const { id } = await create('LEAF', { campaign: of.id })
  const { id: fresh } = await create('TWIG', { campaign: of.id })
  // as a code of before the table was there
  const { pool } = site.payload.db as unknown as { pool: Pool }
  await pool.query('DELETE FROM qr_names WHERE qr_code_id = $1', [fresh])
  await leads('go.example', 'LEAF', 'leaf')
  await flushScans(site.payload)
  await until(async () => {
    const { rows } = await pool.query('SELECT 1 FROM qr_counters WHERE qr_code_id = $1 AND all_scans > 0', [id]) // prettier-ignore
    return rows.length > 0 ? true : null
  })
  await site.payload.update({ id: of.id, collection: campaigns, data: { domain: 'b.example' } as never }) // prettier-ignore
  await leads('b.example', 'LEAF', 'leaf')
  await leads('b.example', 'TWIG', 'twig')
  expect(await namesOf(id)).toEqual(['b.example/LEAF', 'go.example/LEAF'])
  expect(await namesOf(fresh)).toEqual(['b.example/TWIG'])
  expect(await update(id, { _status: 'published', title: 'Leaf' })).toMatchObject({
    host: 'b.example',
  })
  expect(await namesOf(id)).toEqual(['b.example/LEAF', 'go.example/LEAF'])
})

const print = async (id: string): Promise<void> => {
  const { pool } = site.payload.db as unknown as { pool: Pool }
  await pool.query('UPDATE qr_counters SET downloaded_at = now() WHERE qr_code_id = $1', [id])
}

it('what is in print leads on where a code is taken off the air and moved in one', async () => {
  const { id } = await create('BREAK')
  await print(id)
  await update(id, { _status: 'draft', domain: 'go.example' })
  await update(id, { _status: 'published' })
  await leads('go.example', 'BREAK', 'break')
  expect(await namesOf(id)).toEqual(['BREAK', 'go.example/BREAK'])
})

it('a number in print does not change with a code that is taken off the air', async () => {
  const { id } = await create('NUMBER', { gs1: { identifiers: '(01)09506000134352' } })
  await print(id)
  const gs1 = { identifiers: '(01)09506000134369' }
  await expect(update(id, { _status: 'draft', gs1 })).rejects.toThrow()
})

it('what is no text is no number and no domain', async () => {
  const { id } = await create('TYPED')
  for (const wrong of [
    { gs1: { identifiers: 5 } },
    { gs1: { identifiers: [9506000134383] } },
    { domain: 5 },
    { domain: {} },
  ]) {
    await expect(update(id, { _status: 'published', ...wrong })).rejects.toMatchObject({
      status: 400,
    })
  }
})

it('codes of a campaign go on at every address they had, whoever moves what meanwhile', async () => {
  const of = (await site.payload.create({
    collection: campaigns,
    data: { title: 'Crowd' } as never,
  })) as unknown as { id: string }
  const texts = Array.from({ length: 6 }, (_, at) => `CROWD${at + 1}`)
  const made: Doc[] = []
  for (const text of texts) {
    made.push(await create(text, { aliases: [`${text}A`], campaign: of.id }))
  }
  for (const { id } of made) await print(id)
  const moves = ['go.example', 'b.example', null, 'go.example', 'b.example'].map((domain) =>
    site.payload.update({ id: of.id, collection: campaigns, data: { domain } as never }),
  )
  const edits = made.map(({ id }, at) =>
    update(id, { _status: 'published', domain: at % 2 ? 'b.example' : null }),
  )
  await Promise.allSettled([...moves, ...edits])
  for (const text of texts) {
    await leads('qr.example', text, text.toLowerCase())
    await leads('qr.example', `${text}A`, text.toLowerCase())
  }
  // where the documents say they are, they are
  for (const { id } of made) {
    const now = (await site.payload.findByID({ id, collection: codes })) as unknown as {
      code: string
    } & Doc
    const name = now.host ? `${now.host}/${now.code}` : now.code
    expect(await namesOf(id)).toContain(name)
  }
})
