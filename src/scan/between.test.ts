import { beforeEach, describe, expect, it } from 'vitest'

import type { Between, BetweenKind } from '../vocabulary/between.js'
import type { CodeEntry, RawScan } from '../vocabulary/scan.js'
import type { ScanContext } from '../vocabulary/scanContext.js'

import { createGate } from '../runtime/between/createGate.js'
import { hashPassword } from '../runtime/between/hashPassword.js'
import { BETWEEN_KINDS } from '../vocabulary/between.js'
import { compileRules } from './decide/rules/compileRules.js'
import { handleScan } from './handleScan.js'
import { codeEntry, NOW, phoneRequest, recordingContext } from './scan.fixture.js'

const SECRET = 'https://secret.example/inner-door'
const PASSWORD = 'correct horse'
const passwordHash = await hashPassword(PASSWORD)

const between = (kind: BetweenKind, change: Partial<Between> = {}): Between => ({
  button: null,
  card: { email: 'ada@example.com', name: 'Ada Lovelace', organization: 'Engine', phone: '+44 20 1', website: null }, // prettier-ignore
  choices: [
    { label: 'Menu', url: 'https://menu.example/' },
    { label: 'Tickets', url: 'https://tickets.example/buy?x=1' },
  ],
  kind,
  passwordHash,
  text: null,
  title: null,
  ...change,
})

let now: number
let rawScans: RawScan[]
let places: number
let context: ScanContext
const gate = createGate('secret of the test')

function open(entry: Partial<CodeEntry>, change: Partial<ScanContext> = {}): void {
  context = recordingContext(codeEntry({ destination: SECRET, ...entry }), {
    gate,
    limits: { claim: async () => places-- > 0, usedUp: async () => places <= 0 },
    now: () => now,
    recorder: { write: (raw) => void rawScans.push(raw) },
    ...change,
  }).context
}

beforeEach(() => {
  now = NOW
  rawScans = []
  places = 0
})

const mount = { code: 'abc', peer: null }
const get = async (headers: Record<string, string> = {}, method = 'GET') =>
  handleScan(phoneRequest('', headers, method), context, mount)

async function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const { headers: sent, url } = phoneRequest('', headers)
  const form = new URLSearchParams(fields)
  return handleScan({ form, headers: sent, method: 'POST', url }, context, mount)
}
const proofIn = (html: string): string => /name="proof" value="([^"]+)"/.exec(html)?.[1] ?? ''
const shown = async () => {
  const html = await (await get()).text()
  return { html, proof: proofIn(html) }
}

describe('every kind', () => {
  it.each(BETWEEN_KINDS)(
    '%s: a page, of its own outcome, that nobody keeps or tells of',
    async (kind) => {
      open({ between: between(kind) })
      const response = await get()
      expect(response.status).toBe(200)
      expect(response.headers.get('location')).toBeNull()
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('x-robots-tag')).toBe('noindex')
      expect(rawScans).toMatchObject([
        { claimed: false, destination: null, outcome: 'asked', rule: null },
      ])
    },
  )

  it.each(BETWEEN_KINDS)(
    '%s: only its form leads on, once however often it is pressed',
    async (kind) => {
      open({ between: between(kind) })
      const { proof } = await shown()
      now += 5_000
      const answer = { choice: '1', password: PASSWORD, proof }
      for (let time = 0; time < 3; time++) {
        const response = await post(answer)
        expect(response.status).toBe(kind === 'card' ? 200 : 303)
      }
      expect(rawScans).toHaveLength(2)
      const [asked, went] = rawScans as [RawScan, RawScan]
      expect(went).toMatchObject({ outcome: 'redirected', scanId: asked.scanId, scannedAt: NOW })
    },
  )

  it.each(BETWEEN_KINDS)('%s: without a page of ours nobody goes on', async (kind) => {
    open({ between: between(kind) })
    const { proof } = await shown()
    const forged = `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of ['', 'x', forged, gate.signForm(proof.slice(0, 26), 'OTHER')]) {
      const response = await post({ choice: '0', password: PASSWORD, proof: wrong })
      expect([response.status, response.headers.get('location')]).toEqual([200, null])
    }
    now += 3_700_000
    expect((await post({ choice: '0', password: PASSWORD, proof })).status).toBe(200)
  })

  it('machines and early fetches get the page as well', async () => {
    open({ between: between('preview') })
    const head = await get({}, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await get({ 'sec-purpose': 'prefetch' })).status).toBe(200)
    expect((await get({ 'user-agent': 'Googlebot/2.1' })).status).toBe(200)
    expect(rawScans.map(({ outcome }) => outcome)).toEqual(['asked', 'asked', 'asked'])
  })

  it('what keeps a code from leading on comes first', async () => {
    open({ between: between('password'), status: 'paused' })
    expect((await get()).status).toBe(410)
    expect((await post({ proof: 'x' })).status).toBe(410)
    expect(rawScans.map(({ outcome }) => outcome)).toEqual(['paused', 'paused'])
  })

  it('a form for a code that asks nothing is refused', async () => {
    open({})
    const response = await post({ proof: 'x' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(rawScans).toEqual([])
  })

  it('without what proves an answer, nobody is sent on', async () => {
    open({ between: between('preview') }, { gate: undefined })
    const response = await get()
    expect([response.status, response.headers.get('location')]).toEqual([410, null])
    expect(response.headers.get('retry-after')).toBe('5')
  })
})

it('a reload is no other scan, and its page goes on as the first would', async () => {
  open({ between: between('question', { title: '18?' }) }, { repeats: { note: () => {}, seconds: 60 } }) // prettier-ignore
  await get()
  const html = await (await get({ 'cache-control': 'max-age=0' })).text()
  expect(rawScans).toHaveLength(1)
  await post({ proof: proofIn(html) })
  expect(rawScans.map(({ outcome, scanId }) => [outcome, scanId])).toEqual([
    ['asked', rawScans[0]!.scanId],
    ['redirected', rawScans[0]!.scanId],
  ])
})

it('nobody is taken for somebody else who has answered', async () => {
  open({ between: between('password') }, { repeats: { note: () => {}, seconds: 60 } })
  const { proof } = await shown()
  expect((await post({ password: PASSWORD, proof })).status).toBe(303)
  const asIfAgain: Record<string, string>[] = [
    { 'cache-control': 'max-age=0' },
    { 'sec-ch-prefers-color-scheme': 'dark' },
  ]
  for (const headers of asIfAgain) {
    expect((await get(headers)).status).toBe(200)
  }
})

it('a place is taken when somebody goes on, and not before', async () => {
  places = 1
  open({ between: between('preview'), scanLimit: 1 })
  const first = await shown()
  const second = await shown()
  expect(places).toBe(1)
  expect((await post({ proof: first.proof })).status).toBe(303)
  expect((await post({ proof: first.proof })).status).toBe(303)
  expect(places).toBe(0)
  expect((await post({ proof: second.proof })).status).toBe(410)
  expect((await get()).status).toBe(410)
  expect(rawScans.map(({ claimed, outcome }) => [outcome, claimed])).toEqual([
    ['asked', false],
    ['asked', false],
    ['redirected', true],
    ['used-up', false],
    ['used-up', false],
  ])
})

it('rules say where it leads, to whom and by which', async () => {
  const rules = compileRules(
    [
      { id: 'first', to: [{ url: 'https://first.example/' }], when: { visit: 'first' } },
      { id: 'rest', to: [{ url: 'https://rest.example/' }], when: {} },
    ],
    ({ url }) => url ?? null,
  )
  const peeked: unknown[] = []
  const sources = {
    device: () => ({ browser: null, deviceType: 'mobile', os: null }) as const,
    hasScanned: (_: unknown, { peeks }: { peeks?: boolean }) => {
      peeked.push(peeks)
      return false
    },
    locate: () => ({}) as never,
    mark: () => null,
    sentOn: async () => 0,
  }
  open({ between: between('preview'), rules }, { rules: sources })
  const { html, proof } = await shown()
  expect(html).toContain('first.example')
  const response = await post({ proof })
  expect(response.headers.get('location')).toContain('https://first.example/')
  expect(rawScans[1]).toMatchObject({ outcome: 'redirected', rule: 'first' })
  expect(peeked).toEqual([true, undefined])
})

it('another of the links leads there, and counts no more', async () => {
  open({ between: between('links') })
  const { proof } = await shown()
  const first = await post({ choice: '0', proof })
  const second = await post({ choice: '1', proof })
  expect(first.headers.get('location')).toBe('https://menu.example/?utm_source=qr')
  expect(second.headers.get('location')).toBe('https://tickets.example/buy?x=1&utm_source=qr')
  expect(rawScans.map(({ destination }) => destination)).toEqual([null, 'https://menu.example/?utm_source=qr']) // prettier-ignore
  expect((await post({ choice: '2', proof })).status).toBe(200)
})

it('a contact comes as a file', async () => {
  open({ between: between('card'), destination: null })
  const { html, proof } = await shown()
  expect(html).toContain('href="mailto:ada@example.com"')
  const response = await post({ proof })
  expect(response.headers.get('content-type')).toBe('text/vcard; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="Ada-Lovelace.vcf"',
  )
  expect(await response.text()).toContain('N:Lovelace;Ada;;;\r\nFN:Ada Lovelace\r\nORG:Engine\r\n')
})

describe('password', () => {
  it('a wrong one says so, nobody is told where it leads, and it is no scan', async () => {
    open({ between: between('password') })
    const { html, proof } = await shown()
    const response = await post({ password: 'wrong one', proof })
    const again = await response.text()
    expect(response.status).toBe(403)
    expect(again).toContain('This password is not right')
    for (const text of [html, again, ...response.headers.values()]) {
      expect(text).not.toContain('secret.example')
      expect(text).not.toContain('wrong one')
    }
    expect(rawScans).toHaveLength(1)
  })

  it('the right one spares it for some hours, on this code, until it is changed', async () => {
    open({ between: between('password') })
    const { proof } = await shown()
    const response = await post({ password: PASSWORD, proof }, { 'x-forwarded-proto': 'https' })
    expect(response.headers.get('location')).toContain(SECRET)
    const set = response.headers.get('set-cookie')!
    expect(set).toMatch(
      /^qr_pass=[\w.-]+; Path=\/q\/abc; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
    )
    const cookie = `other=1; ${set.split(';')[0]}`
    expect((await get({ cookie })).status).toBe(302)
    expect((await get({ cookie: `${cookie}x` })).status).toBe(200)
    now += 12 * 3_600_000 + 1
    expect((await get({ cookie })).status).toBe(200)
    now = NOW
    open({ between: between('password'), id: 2 })
    expect((await get({ cookie })).status).toBe(200)
    open({ between: between('password', { passwordHash: await hashPassword(PASSWORD) }) })
    expect((await get({ cookie })).status).toBe(200)
  })

  it('without a hash nobody gets in', async () => {
    for (const hash of [null, 'none', '', 'scrypt$15$8$3$x$y']) {
      open({ between: between('password', { passwordHash: hash }) })
      const { proof } = await shown()
      for (const password of ['', 'none', PASSWORD]) {
        expect((await post({ password, proof })).status).toBe(403)
      }
    }
  })
})
