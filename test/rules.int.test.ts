import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

const ANDROID = {
  ...IPHONE,
  'user-agent':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
}
const HOME = 'https://home.example/'

type Doc = { code: string; id: number }
type Rules = { id?: string; to: object[]; when: object }[]

let site: TestPayload
let redirector: Redirector

beforeAll(async () => {
  site = await startPayload({
    access: {
      analytics: ({ req }) => Boolean(req.user),
      codes: {
        read: ({ req }) =>
          roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : Boolean(req.user),
      },
    },
  })
  for (const role of ['admin', 'east']) {
    await site.payload.create({
      collection: 'users',
      data: { email: `${role}@example.com`, password: 'secret', role } as never,
    })
  }
  redirector = await createRedirector({ config: site.payload.config, path: '/', port: 0 })
})
afterAll(async () => {
  await redirector.close()
  await site.stop()
})

const create = async (code: string, rules: null | Rules, more: object = {}): Promise<Doc> =>
  (await site.payload.create({
    collection: 'qr-codes' as never,
    data: { code, destination: { type: 'url', url: HOME }, rules, title: code, ...more } as never,
  })) as unknown as Doc

const to = (name: string) => [{ url: `https://${name}.example/` }]

const roleOf = (user: unknown) => (user as { role?: string } | null)?.role

let phones = 0
/** An address that was not here before. */
const newAddress = () => `73.162.${(phones += 1) >> 8}.${phones & 255}`

type Sent = { from?: string; headers?: Record<string, string>; query?: string }
const MOUNTS: Record<string, (path: string, init: RequestInit) => Promise<Response>> = {
  payload: (path, init) => site.fetch(`/api${path}`, init),
  redirector: (path, init) =>
    fetch(`http://127.0.0.1:${redirector.port}${path}`, { ...init, redirect: 'manual' }),
}

/** The host a scan is sent to. */
async function scan(code: string, sent: Sent = {}, mount = 'payload'): Promise<null | string> {
  const { from = newAddress(), headers = IPHONE, query = '' } = sent
  const answer = await MOUNTS[mount]!(`/q/${code}${query}`, {
    headers: { ...headers, 'x-forwarded-for': from },
  })
  const location = answer.headers.get('location')
  return location && new URL(location).hostname.split('.')[0]!
}

/** The directory has heard of an edit. */
const leads = (code: string, host: string, sent: Sent = {}) =>
  until(async () => ((await scan(code, sent)) === host ? true : null))

async function tokenOf(role: string): Promise<Record<string, string>> {
  const { token } = await site.payload.login({
    collection: 'users',
    data: { email: `${role}@example.com`, password: 'secret' },
  })
  return { authorization: `JWT ${token}` }
}

describe.each(Object.keys(MOUNTS))('through %s', (mount) => {
  it('the first rule that holds decides, and else the destination', async () => {
    const code = `PHONES-${mount.toUpperCase()}`
    await create(code, [
      { to: to('apple'), when: { devices: ['ios'] } },
      { to: to('seven'), when: { query: [{ name: 'table', value: '7' }] } },
      { to: to('french'), when: { languages: ['fr'] } },
    ])
    await until(async () => ((await scan(code, {}, mount)) === 'apple' ? true : null))
    expect(await scan(code, { query: '?table=7' }, mount)).toBe('apple')
    expect(await scan(code, { headers: ANDROID, query: '?table=7' }, mount)).toBe('seven')
    const french = { ...ANDROID, 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8' }
    expect(await scan(code, { headers: french }, mount)).toBe('french')
    expect(await scan(code, { headers: ANDROID }, mount)).toBe('home')
  })

  it('a first scan leads elsewhere than the next, of this visitor alone', async () => {
    const code = `VISITS-${mount.toUpperCase()}`
    await create(code, [{ to: to('welcome'), when: { visit: 'first' } }])
    await until(async () => ((await scan(code, {}, mount)) === 'welcome' ? true : null))
    const from = newAddress()
    expect(await scan(code, { from }, mount)).toBe('welcome')
    expect(await scan(code, { from }, mount)).toBe('home')
    expect(await scan(code, {}, mount)).toBe('welcome')
  })

  it('the first hundred come here, the others there, all at once', async () => {
    const code = `FIRST-${mount.toUpperCase()}`
    const { id } = await create(code, [{ id: 'early', to: to('early'), when: { firstScans: 100 } }])
    await until(async () => (await runtimeOf(site.payload).directory.lookup(code)) ?? null)
    const all = await Promise.all(Array.from({ length: 130 }, () => scan(code, {}, mount)))
    expect(all.filter((host) => host === 'early')).toHaveLength(100)
    expect(all.filter((host) => host === 'home')).toHaveLength(30)
    await until(async () => {
      await flushScans(site.payload)
      const sent = await (runtimeOf(site.payload).store.sentOn(id) as Promise<number>)
      return sent === 130 ? true : null
    })
  })
})

it('a visitor keeps a branch of a split on every mount, and both have theirs', async () => {
  await create('SPLIT', [
    {
      id: 'split',
      to: [
        { id: 'a', url: 'https://a.example/' },
        { id: 'b', url: 'https://b.example/' },
      ],
      when: {},
    },
  ])
  await until(async () => ((await scan('SPLIT')) === 'home' ? null : true))
  const counts: Record<string, number> = {}
  for (let visitor = 0; visitor < 60; visitor++) {
    const from = newAddress()
    const host = (await scan('SPLIT', { from }))!
    expect(await scan('SPLIT', { from }, 'redirector')).toBe(host)
    counts[host] = (counts[host] ?? 0) + 1
  }
  expect(Object.keys(counts).sort()).toEqual(['a', 'b'])
  expect(counts.a! + counts.b!).toBe(60)
})

it('a place that nobody knows holds for no rule, and a rule for a country sends its people', async () => {
  const { geo } = runtimeOf(site.payload)
  await geo.ready()
  const from = newAddress()
  const { country } = geo.locate(from, new Headers())
  expect(country).toBe('US')
  await create('PLACE', [{ to: to('states'), when: { countries: ['us'] } }])
  await leads('PLACE', 'states', { from })
  expect(await scan('PLACE', { from: '10.0.0.1' })).toBe('home')
})

it('a campaign’s rules come behind those of its code, and are followed when they change', async () => {
  const campaign = (await site.payload.create({
    collection: 'qr-campaigns' as never,
    data: { rules: [{ to: to('campaign'), when: {} }], title: 'Summer' } as never,
  })) as unknown as { id: number }
  await create('OF-CAMPAIGN', [{ to: to('own'), when: { devices: ['android'] } }], {
    campaign: campaign.id,
  })
  await leads('OF-CAMPAIGN', 'campaign')
  expect(await scan('OF-CAMPAIGN', { headers: ANDROID })).toBe('own')
  await site.payload.update({
    id: campaign.id,
    collection: 'qr-campaigns' as never,
    data: { rules: null } as never,
  })
  await leads('OF-CAMPAIGN', 'home')
})

it('follows the document of a rule, and goes on to the destination where it is deleted', async () => {
  const page = await site.payload.create({
    collection: 'pages',
    data: { _status: 'published', slug: 'menu' } as never,
  })
  await create('DOCUMENT', [
    { id: 'doc', to: [{ reference: { relationTo: 'pages', value: page.id } }], when: {} },
  ])
  const path = async () =>
    (
      await site.fetch('/api/q/DOCUMENT', {
        headers: { ...IPHONE, 'x-forwarded-for': newAddress() },
      })
    ).headers.get('location')
  const goes = (start: string) =>
    until(async () => ((await path())?.startsWith(start) ? true : null))
  await goes('https://qr.example/menu')
  await site.payload.update({
    id: page.id,
    collection: 'pages',
    data: { _status: 'published', slug: 'drinks' } as never,
  })
  await goes('https://qr.example/drinks')
  await site.payload.delete({ id: page.id, collection: 'pages' })
  await goes(HOME)
})

describe('refuses', () => {
  it.each([
    [
      [
        { to: to('a'), when: {} },
        { to: to('b'), when: { visit: 'first' } },
      ],
      'rule 1 takes all',
    ],
    [[{ to: to('a'), when: { hours: { zone: 'Mars/Base' } } }], 'no time zone “Mars/Base”'],
    [[{ to: to('a'), when: { countries: ['Spain'] } }], 'no country “Spain”'],
    [[{ to: [{ url: 'javascript:alert(1)' }], when: {} }], 'Rule 1: '],
    [[{ to: [{ reference: { relationTo: 'users', value: 1 } }], when: {} }], 'lead to “users”'],
    [[{ to: [{ url: 'https://qr.example/q/REFUSED' }], when: {} }], 'back to this code'],
    [{ a: 1 }, 'Rules are a list'],
  ])('%j, and leaves what was printed as it was', async (rules, said) => {
    const { docs } = await site.payload.find({
      collection: 'qr-codes',
      where: { code: { equals: 'REFUSED' } },
    })
    const { id } = (docs[0] ?? (await create('REFUSED', null))) as { id: number }
    const update = site.payload.update({
      id,
      collection: 'qr-codes' as never,
      data: { rules } as never,
    })
    await expect(update).rejects.toMatchObject({
      data: { errors: [{ message: expect.stringContaining(said), path: 'rules' }] },
    })
    expect(await scan('REFUSED')).toBe('home')
  })

  it('a circle over another code’s rule', async () => {
    await create('CIRCLE-A', [
      { to: [{ url: 'https://qr.example/q/circle-b' }], when: { visit: 'first' } },
    ])
    const back = [{ to: [{ url: 'https://qr.example/q/circle-a' }], when: {} }]
    await expect(create('CIRCLE-B', back)).rejects.toThrow()
  })
})

it('stores what decided, and has it in statistics, as a filter and in the export', async () => {
  const { id } = await create('STORED', [
    { id: 'apple', to: to('apple'), when: { devices: ['ios'] } },
    {
      id: 'split',
      to: [
        { id: 'a', url: 'https://a.example/', weight: 1 },
        { id: 'b', url: 'https://b.example/', weight: 0 },
      ],
      when: { languages: ['fr'] },
    },
  ])
  await leads('STORED', 'apple')
  const before = await ask('')
  const french = { ...ANDROID, 'accept-language': 'fr' }
  for (const headers of [IPHONE, IPHONE, french, ANDROID]) await scan('STORED', { headers })
  const first = Number(before.find(({ value }) => value === 'apple')?.scans ?? 0)
  await until(async () => {
    const rows = await ask('')
    return rows.reduce((sum, { scans }) => sum + scans, 0) >= first + 4 ? true : null
  })
  expect(Object.fromEntries((await ask('')).map(({ scans, value }) => [value, scans]))).toEqual({
    apple: first + 2,
    null: 1,
    'split:a': 1,
  })
  expect((await ask('&rule=apple,none')).map(({ scans }) => scans).sort()).toEqual([1, first + 2])

  const headers = await tokenOf('admin')
  const exported = await site.fetch(
    '/api/qr-scans/export?code=STORED&format=json&columns=rule,code&rule=split:a',
    { headers },
  )
  expect(await exported.json()).toEqual([{ code: 'STORED', rule: 'split:a' }])
  const { docs } = await site.payload.find({
    collection: 'qr-scans',
    where: { and: [{ qrCode: { equals: id } }, { rule: { equals: 'split:a' } }] },
  })
  expect(docs).toMatchObject([{ rule: 'split:a' }])

  async function ask(more: string) {
    await flushScans(site.payload)
    const answer = await site.fetch(`/api/qr-codes/${id}/stats?detail=1&range=7d${more}`, {
      headers: await tokenOf('admin'),
    })
    const { rules } = (await answer.json()) as {
      rules: { rows: { scans: number; value: null | string }[] }
    }
    return rules.rows
  }
})

describe('the tester', () => {
  const rules: Rules = [
    {
      id: 'night',
      to: to('night'),
      when: {
        devices: ['ios'],
        hours: { from: '18:00', to: '23:00', weekdays: [6], zone: 'Europe/Paris' },
      },
    },
    { to: to('again'), when: { visit: 'repeat' } },
    { to: to('early'), when: { firstScans: 10 } },
  ]
  let id: number
  beforeAll(async () => void ({ id } = await create('TRIED', rules, { placement: 'west' })))

  const attempt = async (role: null | string, scan: object) => {
    const answer = await site.fetch(`/api/qr-codes/${id}/try`, {
      body: JSON.stringify(scan),
      headers: { ...(role && (await tokenOf(role))), 'content-type': 'application/json' },
      method: 'POST',
    })
    return { body: (await answer.json()) as Record<string, unknown>, status: answer.status }
  }

  it.each([
    [{ at: '2026-06-06T18:00:00Z', device: 'iphone' }, 'night', 1],
    [{ at: '2026-06-06T18:00:00Z', device: 'android' }, 'early', 3],
    [{ at: '2026-06-07T18:00:00Z', device: 'iphone', visit: 'repeat' }, 'again', 2],
    [{ device: 'mac', sent: 10 }, 'home', null],
  ])('%j leads to %s by rule %s', async (asked, host, number) => {
    const { body, status } = await attempt('admin', asked)
    expect(status).toBe(200)
    expect(body).toMatchObject({ number, outcome: 'redirected' })
    expect(body.url).toContain(`https://${host}.example/`)
  })

  it('says nothing to who may not read the code, and records nothing', async () => {
    for (const role of ['east', null]) {
      const { body, status } = await attempt(role, { device: 'iphone' })
      expect(JSON.stringify(body)).not.toContain('example')
      expect([401, 403, 404]).toContain(status)
    }
    await flushScans(site.payload)
    const { totalDocs } = await site.payload.count({
      collection: 'qr-scans',
      where: { code: { equals: 'TRIED' } },
    })
    expect(totalDocs).toBe(0)
  })

  it('says what is wrong with a question', async () => {
    expect(await attempt('admin', { device: 'toaster' })).toMatchObject({ status: 400 })
    expect(await attempt('admin', { at: 'soon' })).toMatchObject({ status: 400 })
  })
})

it('rules are copied with their code, and stand in its history', async () => {
  const { id } = await create('COPIED', [{ id: 'one', to: to('one'), when: {} }])
  const copy = (await site.payload.duplicate({
    id,
    collection: 'qr-codes' as never,
  })) as unknown as { rules: unknown }
  expect(copy.rules).toMatchObject([{ id: 'one' }])
  await site.payload.update({ id, collection: 'qr-codes' as never, data: { rules: [] } as never })
  const answer = await site.fetch(`/api/qr-codes/${id}/history`, {
    headers: await tokenOf('admin'),
  })
  expect(JSON.stringify(await answer.json())).toContain('Rules')
})
