import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { TRIES } from '../src/runtime/between/createTries.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { dumpDatabase } from './crm/dumpDatabase.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// A page between a code and where it leads, through Payload and the database.

const DESTINATION = 'https://inner.example/door'
const PASSWORD = 'canary-of-the-password'

let site: TestPayload
const lines: string[] = []

beforeAll(async () => {
  site = await startPayload({ maps: { to: () => {} } }, (config) => ({
    ...config,
    logger: { destination: { write: (line: string) => void lines.push(line) }, options: { level: 'trace' } }, // prettier-ignore
  }))
})
afterAll(() => site.stop())

type Made = { between: Record<string, unknown>; id: number }

const add = async (code: string, between: object, more: object = {}): Promise<Made> =>
  (await site.payload.create({
    collection: 'qr-codes',
    data: { between, code, destination: { type: 'url', url: DESTINATION }, title: code, ...more } as never, // prettier-ignore
  })) as unknown as Made

const headers = (ip = '73.162.20.1') => ({ ...IPHONE, 'x-forwarded-for': ip })
const get = (code: string, more: Record<string, string> = {}, ip?: string) =>
  site.fetch(`/api/q/${code}`, { headers: { ...headers(ip), ...more } })
const post = (code: string, fields: Record<string, string>, ip?: string) =>
  site.fetch(`/api/q/${code}`, {
    body: new URLSearchParams(fields).toString(),
    headers: { ...headers(ip), 'content-type': 'application/x-www-form-urlencoded' },
    method: 'POST',
  })
const proofIn = (html: string): string => /name="proof" value="([^"]+)"/.exec(html)![1]!

/** The page, once the directory has heard of the code as it is now. */
const page = (code: string, ip?: string) =>
  until(async () => {
    const response = await get(code, {}, ip)
    return response.status === 200 ? response.text() : null
  })

async function scansOf(code: string) {
  await flushScans(site.payload)
  const { docs } = await site.payload.find({
    collection: 'qr-scans',
    limit: 100,
    sort: 'scanId',
    where: { code: { equals: code } },
  })
  return docs as unknown as { destination: null | string; outcome: string; scanId: string }[]
}

const pool = (): Pool => (site.payload.db as unknown as { pool: Pool }).pool
async function counterOf(id: number) {
  const { rows } = await pool().query(
    'SELECT all_scans::int, scans::int, sent::int, visitors::int FROM qr_counters WHERE qr_code_id = $1',
    [id],
  )
  return rows[0] as { all_scans: number; scans: number; sent: number; visitors: number }
}

describe('counted', () => {
  it('as asked, until the person goes on: then as sent on, once, by every way to count', async () => {
    const { id } = await add('COUNT', { kind: 'preview' })
    const html = await page('COUNT')
    expect(html).toContain('inner.example')
    const [asked] = await until(async () => {
      const found = await scansOf('COUNT')
      return found.length > 0 ? found : null
    })
    expect(asked).toMatchObject({ outcome: 'asked' })
    expect(await counterOf(id)).toEqual({ all_scans: 1, scans: 1, sent: 0, visitors: 1 })

    for (let time = 0; time < 3; time++) {
      const response = await post('COUNT', { proof: proofIn(html) })
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toContain(DESTINATION)
    }
    const scans = await until(async () => {
      const found = await scansOf('COUNT')
      return found.some(({ outcome }) => outcome === 'redirected') ? found : null
    })
    expect(scans).toHaveLength(1)
    expect(scans[0]).toMatchObject({ outcome: 'redirected', scanId: asked!.scanId })
    expect(scans[0]!.destination).toContain(DESTINATION)
    expect(await counterOf(id)).toEqual({ all_scans: 1, scans: 1, sent: 1, visitors: 1 })
  })

  it('numbers are those of a plain recount', async () => {
    const { id } = await add('MANY', { kind: 'question', title: 'Are you 18 or older?' })
    await page('MANY', '73.162.30.99')
    for (let n = 0; n < 30; n++) {
      const ip = `73.162.30.${n}`
      const proof = proofIn(await (await get('MANY', {}, ip)).text())
      if (n % 3 === 0) await post('MANY', { proof }, ip)
      // Some go on before the page is stored, some long after.
      if (n % 5 === 0) await flushScans(site.payload)
      if (n % 3 === 1) {
        await flushScans(site.payload)
        await post('MANY', { proof }, ip)
      }
    }
    await flushScans(site.payload)
    const store = runtimeOf(site.payload).store
    await store.stats.fold()
    const { rows } = await pool().query<{ count: number; outcome: string }>(
      'SELECT outcome::text, count(*)::int FROM qr_scans WHERE qr_code_id = $1 GROUP BY 1 ORDER BY 1',
      [id],
    )
    expect(rows).toEqual([
      { count: 11, outcome: 'asked' },
      { count: 20, outcome: 'redirected' },
    ])
    expect(await counterOf(id)).toMatchObject({ all_scans: 31, scans: 31, sent: 20, visitors: 31 })
    const day = 86_400_000
    const start = Math.floor(Date.now() / day) * day
    const facts = await store.stats.facts({
      limits: { breakdown: 20, courses: 0, points: 0 },
      selection: { classes: ['human'], codes: [id], countries: null, devices: null, end: start + day, outcomes: null, start }, // prettier-ignore
      want: ['breakdowns', 'totals', 'visitors'],
    })
    expect(facts.outcomes).toMatchObject({ asked: 11, redirected: 20 })
    expect(facts.totals.scans).toBe(31)
  })
})

describe('a password', () => {
  it('is nowhere to be read', async () => {
    const { id } = await add('SAFE', { kind: 'password', password: PASSWORD })
    const admin = (await site.payload.create({
      collection: 'users',
      data: { email: 'ada@example.com', password: 'of-a-person' },
    })) as unknown as { id: number }
    const { token } = await site.payload.login({
      collection: 'users',
      data: { email: 'ada@example.com', password: 'of-a-person' },
    })
    expect(admin.id).toBeDefined()
    const asked = { headers: { Authorization: `JWT ${token}` } }
    const read = await (await site.fetch(`/api/qr-codes/${id}`, asked)).json()
    expect((read as Made).between).toMatchObject({ hasPassword: true, kind: 'password' })
    expect(JSON.stringify(read)).not.toMatch(/passwordHash|scrypt|canary/)
    for (const query of [
      'where[between.passwordHash][like]=scrypt',
      'where[between.password][like]=c',
      'sort=between.passwordHash',
      'select[between][passwordHash]=true',
    ]) {
      const response = await site.fetch(`/api/qr-codes?${query}`, asked)
      expect(await response.text(), query).not.toMatch(/passwordHash":|scrypt|canary/)
      if (query.startsWith('where')) expect(response.status, query).toBe(400)
    }
    await site.payload.update({ id, collection: 'qr-codes', data: { title: 'Still safe' } })
    const html = await page('SAFE')
    expect((await post('SAFE', { password: PASSWORD, proof: proofIn(html) })).status).toBe(303)

    const wrong = `${PASSWORD}-that-is-wrong`
    const refused = await post('SAFE', { password: wrong, proof: proofIn(html) })
    expect(refused.status).toBe(403)
    const told = [await refused.text(), ...[...refused.headers].flat(), html].join('\n')
    expect(told).not.toMatch(/canary|inner\.example/)
    await site.payload.update({ id, collection: 'qr-codes', data: { between: { kind: 'password', password: `${PASSWORD}-new` } } as never }) // prettier-ignore
    await flushScans(site.payload)
    const tables = await dumpDatabase(site.uri)
    expect(Object.values(tables).join('\n')).not.toContain('canary-of-the-password')
    expect(tables.qr_history ?? '').not.toContain('scrypt')
    expect(lines.join('\n')).not.toMatch(/canary-of-the-password|scrypt\$/)
    // the old one shuts nobody in any more
    await until(async () => {
      const response = await post(
        'SAFE',
        { password: PASSWORD, proof: proofIn(html) },
        '73.162.20.9',
      )
      return response.status === 403 ? true : null
    })
  })

  it('that is too short or missing is refused with the fix, and a copy lets nobody in', async () => {
    const say = (between: object) => add('REFUSED', between).then(() => null, (error: Error & { data?: { errors: { message: string; path: string }[] } }) => error.data!.errors[0]) // prettier-ignore
    expect(await say({ kind: 'password', password: '1234' })).toMatchObject({
      message: 'The password needs at least 8 characters: add 4 more.',
      path: 'between.password',
    })
    expect(await say({ kind: 'password' })).toMatchObject({ path: 'between.password' })
    expect(await say({ kind: 'question' })).toMatchObject({ path: 'between.title' })
    expect(await say({ choices: [{ label: 'One', url: 'one.example' }], kind: 'choice' })).toMatchObject({ path: 'between.choices' }) // prettier-ignore
    const { id } = await add('ORIGINAL', { kind: 'password', password: PASSWORD })
    const copy = (await site.payload.duplicate({ id, collection: 'qr-codes' })) as unknown as Made & { code: string } // prettier-ignore
    expect(copy.between).toMatchObject({ hasPassword: false, kind: 'password' })
    const html = await page(copy.code)
    expect((await post(copy.code, { password: PASSWORD, proof: proofIn(html) })).status).toBe(403)
  })

  it('10,000 tries: from one address few are looked at, from many they end, and the code opens again', async () => {
    await add('TRIED', { kind: 'password', password: PASSWORD })
    await add('OTHER', { kind: 'password', password: PASSWORD })
    const proof = proofIn(await page('TRIED'))
    const statuses = async (ipOf: (n: number) => string) => {
      const count: Record<number, number> = {}
      for (let n = 0; n < 10_000; n++) {
        const { status } = await post('TRIED', { password: `wrong-${n}`, proof }, ipOf(n))
        count[status] = (count[status] ?? 0) + 1
      }
      return count
    }
    // Somebody who knows it has come in: the process need not hash slowly any more.
    expect((await post('TRIED', { password: PASSWORD, proof })).status).toBe(303)
    expect(await statuses(() => '73.162.40.1')).toEqual({ 403: TRIES.address, 429: 10_000 - TRIES.address }) // prettier-ignore
    // Others come in meanwhile.
    expect((await post('TRIED', { password: PASSWORD, proof }, '73.162.41.1')).status).toBe(303)
    const many = await statuses((n) => `73.${163 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`)
    expect(many[403]).toBe(TRIES.most - TRIES.address)
    expect((await post('TRIED', { password: PASSWORD, proof }, '73.162.41.2')).status).toBe(429)
    // Another code is another matter.
    const other = proofIn(await page('OTHER'))
    expect((await post('OTHER', { password: PASSWORD, proof: other }, '73.162.41.2')).status).toBe(303) // prettier-ignore
    expect(lines.join('\n')).not.toContain('wrong-1')
  }, 120_000)
})

describe('edits', () => {
  it('a page comes and goes, and what it leads to follows', async () => {
    const { id } = await add('EDITED', { kind: 'none' })
    await until(async () => ((await get('EDITED')).status === 302 ? true : null))
    const choices = [
      { label: 'Menu & more', url: 'menu.example' },
      { label: 'Tickets', url: 'https://tickets.example/' },
    ]
    await site.payload.update({ id, collection: 'qr-codes', data: { between: { choices, kind: 'choice' } } as never }) // prettier-ignore
    const html = await page('EDITED')
    expect(html).toContain('Menu &amp; more')
    const response = await post('EDITED', { choice: '0', proof: proofIn(html) })
    expect(response.headers.get('location')).toContain('https://menu.example')
    await site.payload.update({ id, collection: 'qr-codes', data: { between: { kind: 'none' } } as never }) // prettier-ignore
    await until(async () => ((await get('EDITED')).status === 302 ? true : null))
  })

  it('a page that leads somewhere by itself needs no destination', async () => {
    const made = await add(
      'CARD',
      { card: { email: 'ada@example.com', name: 'Ada Lovelace' }, kind: 'card' },
      { destination: { type: 'url' } },
    )
    const html = await page('CARD')
    const response = await post('CARD', { proof: proofIn(html) })
    expect(response.headers.get('content-type')).toContain('text/vcard')
    await until(async () => ((await counterOf(made.id))?.sent === 1 ? true : null))
    await expect(
      site.payload.update({ id: made.id, collection: 'qr-codes', data: { between: { kind: 'none' } } as never }), // prettier-ignore
    ).rejects.toThrow(/destination|Destination/)
  })

  it('the history says what changed, without the password', async () => {
    const { id } = await add('TOLD', { kind: 'none' })
    await site.payload.update({ id, collection: 'qr-codes', data: { between: { kind: 'password', password: PASSWORD, title: 'Door' } } as never }) // prettier-ignore
    const { rows } = await pool().query<{ text: string }>(
      'SELECT changes::text AS text FROM qr_history WHERE document = $1',
      [`qr-codes:${id}`],
    )
    expect(rows.map(({ text }) => text).join()).toContain('between.kind')
    expect(rows.map(({ text }) => text).join()).not.toMatch(/scrypt|canary/)
  })
})

it('who comes by an alias goes on as everybody else does', async () => {
  await add('OWN-DOOR', { kind: 'preview' }, { aliases: ['SIDE-DOOR'] })
  const proof = proofIn(await page('SIDE-DOOR', '73.162.21.9'))
  const went = await post('SIDE-DOOR', { proof }, '73.162.21.9')
  expect(went.headers.get('location')).toMatch(new RegExp(`^${DESTINATION}`))
})
