import { beforeEach, describe, expect, it } from 'vitest'

import type { CodeEntry, RawScan } from '../vocabulary/scan.js'
import type { ScanContext } from '../vocabulary/scanContext.js'

import { NO_UTM } from './decide/buildDestination.js'
import { handleScan } from './handleScan.js'
import { codeEntry, NOW, phoneRequest, recordingContext } from './scan.fixture.js'

const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

const entry = (change: Partial<CodeEntry> = {}): CodeEntry =>
  codeEntry({ utm: { ...NO_UTM, medium: 'print', source: 'qr' }, ...change })

let now: number
let places: number
let rawScans: RawScan[]
let errors: string[]

const context = (found: CodeEntry | null, change: Partial<ScanContext> = {}): ScanContext =>
  recordingContext(found, {
    limits: { claim: async () => places-- > 0 },
    now: () => now,
    onError: (error, step) => errors.push(`${step}: ${(error as Error).message}`),
    recorder: { write: (raw) => void rawScans.push(raw) },
    trustedProxies: ['loopback'],
    ...change,
  }).context

type Scan = { code?: string; headers?: Record<string, string>; method?: string; query?: string }

const scan = async (to: ScanContext, { code = 'abc', headers, method, query }: Scan = {}) =>
  handleScan(phoneRequest(query, headers, method), to, { code, peer: '127.0.0.1' })

beforeEach(() => {
  now = NOW
  places = 0
  rawScans = []
  errors = []
})

describe('handleScan', () => {
  it('sends a phone on with its tags and hands the scan over', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, ::ffff:8.8.8.8' }
    const response = await scan(context(entry()), { headers, query: '?table=7' })
    expect(response.status).toBe(302)
    const location = 'https://a.example/menu?table=7&utm_source=qr&utm_medium=print'
    expect(response.headers.get('location')).toBe(location)
    expect(rawScans).toEqual([
      expect.objectContaining({
        address: '8.8.8.8',
        claimed: false,
        code: 'ABC',
        destination: location,
        outcome: 'redirected',
        qrCode: 1,
        rawQuery: 'table=7',
        scannedAt: now,
        traffic: expect.objectContaining({ class: 'human' }),
        utm: { ...NO_UTM, medium: 'print', source: 'qr' },
      }),
    ])
    expect(rawScans[0]?.scanId).toMatch(/^[0-9A-Z]{26}$/)
  })

  it('tells of a code there is none of, and of nothing else', async () => {
    const missed: string[] = []
    const misses = { note: ({ code }: { code: string }) => void missed.push(code) }
    expect((await scan(context(null, { misses }), { code: 'abx!' })).status).toBe(404)
    await scan(context(null, { misses }), { code: 'abx', method: 'HEAD' })
    await scan(context(null, { misses }), { code: '€' })
    await scan(context(entry(), { misses }))
    expect(missed).toEqual(['ABX'])
    const failing = {
      note: () => {
        throw new Error('full')
      },
    }
    expect((await scan(context(null, { misses: failing }), { code: 'abx' })).status).toBe(404)
    expect(errors).toEqual(['record: full'])
  })

  it.each(['ABC', 'Abc', 'abc/', '%61bc'])('takes the code as %s', async (code) => {
    expect((await scan(context(entry()), { code })).status).toBe(302)
  })

  it.each(['nope', '..', '%', ''])(
    'an unknown code (%j) gets the page and no record',
    async (code) => {
      const response = await scan(context(entry()), { code })
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('QR code not found')
      expect(rawScans).toEqual([])
    },
  )

  it('a paused code shows its page, and the scan is kept', async () => {
    const response = await scan(context(entry({ status: 'paused' })))
    expect(response.status).toBe(410)
    expect(rawScans).toMatchObject([{ destination: null, outcome: 'paused' }])
  })

  it('waits for a code it has to look up', async () => {
    const directory = { lookup: async () => entry() }
    expect((await scan(context(null, { directory }))).status).toBe(302)
  })

  it('a directory that fails is a page to reload, not an error', async () => {
    const directory = { lookup: () => Promise.reject(new Error('down')) }
    const response = await scan(context(null, { directory }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([410, '5'])
    // Not "there is no such code": it may be printed on every table.
    expect(await response.text()).toContain('try again later')
    expect(errors).toEqual(['lookup: down'])
  })
})

/** Asked by software before, or instead of, a person. */
const EARLY: [string, Record<string, string>, string, string][] = [
  ['HEAD', {}, 'HEAD', 'probe'],
  ['a prefetch', { 'sec-purpose': 'prefetch' }, 'GET', 'prefetch'],
  ['a chat preview', { 'user-agent': 'WhatsApp/2.24.9.78 A' }, 'GET', 'preview'],
]

describe('limits', () => {
  it('sends exactly as many people on as there are places', async () => {
    places = 3
    const to = context(entry({ scanLimit: 3 }))
    const responses = await Promise.all(Array.from({ length: 10 }, () => scan(to)))
    expect(responses.filter(({ status }) => status === 302)).toHaveLength(3)
    expect(responses.filter(({ status }) => status === 410)).toHaveLength(7)
    expect(rawScans.filter(({ claimed }) => claimed)).toHaveLength(3)
    expect(rawScans.filter(({ outcome }) => outcome === 'used-up')).toHaveLength(7)
  })

  it('sends the rest to the fallback URL, without tags', async () => {
    const response = await scan(context(entry({ fallbackURL: 'https://f.example', scanLimit: 3 })))
    expect(response.headers.get('location')).toBe('https://f.example')
    expect(rawScans).toMatchObject([{ claimed: false, outcome: 'used-up', utm: NO_UTM }])
  })

  it.each(EARLY)('%s takes no place', async (_, headers, method, trafficClass) => {
    places = 1
    const response = await scan(context(entry({ scanLimit: 1 })), { headers, method })
    expect(response.status).toBe(302)
    expect(places).toBe(1)
    expect(rawScans).toMatchObject([{ claimed: false, traffic: { class: trafficClass } }])
  })

  it.each(EARLY)('%s learns that no place is left', async (_, headers, method, trafficClass) => {
    places = 1
    const limits = { claim: async () => places-- > 0, usedUp: async () => true }
    const to = context(entry({ scanLimit: 1 }), { limits })
    expect((await scan(to, { headers, method })).status).toBe(410)
    expect(places).toBe(1)
    expect(rawScans).toMatchObject([
      { claimed: false, outcome: 'used-up', traffic: { class: trafficClass } },
    ])
  })

  it('turns people away politely when no place can be taken', async () => {
    const limits = { claim: () => Promise.reject(new Error('down')) }
    const response = await scan(context(entry({ scanLimit: 3 }), { limits }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([410, '5'])
    expect(errors).toEqual(['claim: down'])
    expect(rawScans).toMatchObject([{ claimed: false, outcome: 'used-up' }])
  })
})

describe('recording', () => {
  it('waits for a durable recorder', async () => {
    let settle: () => void = () => {}
    let answered = false
    const stored = new Promise<void>((resolve) => (settle = resolve))
    const answering = scan(context(entry(), { recorder: { write: () => stored } })).then(
      (response) => {
        answered = true
        return response
      },
    )
    await new Promise((resolve) => setImmediate(resolve))
    expect(answered).toBe(false)
    settle()
    expect((await answering).status).toBe(302)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('full'))],
    [
      'throws',
      () => {
        throw new Error('full')
      },
    ],
  ])('redirects when the recorder %s, also when nobody can be told', async (_, write) => {
    expect((await scan(context(entry(), { recorder: { write } }))).status).toBe(302)
    expect(errors).toEqual(['record: full'])
    const onError = () => {
      throw new Error('deaf')
    }
    expect((await scan(context(entry(), { onError, recorder: { write } }))).status).toBe(302)
  })
})

describe('a client-hint restart', () => {
  const hint = { 'sec-ch-prefers-color-scheme': 'dark', 'user-agent': CHROME }

  it('counts once, takes one place, and gets the same answer', async () => {
    places = 1
    const to = context(entry({ scanLimit: 1 }))
    const first = await scan(to, { headers: { 'user-agent': CHROME } })
    now += 40
    const second = await scan(to, { headers: hint })
    expect(second.status).toBe(302)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(rawScans).toHaveLength(1)
    // the next person with the same phone is a person of their own
    now += 40
    expect((await scan(to, { headers: hint })).status).toBe(410)
    expect(rawScans).toHaveLength(2)
  })

  it('a browser that knows the hint already counts at once', async () => {
    await scan(context(entry()), { headers: hint })
    expect(rawScans).toHaveLength(1)
  })

  it('a prefetch is not taken for the first half', async () => {
    const to = context(entry())
    await scan(to, { headers: { 'sec-purpose': 'prefetch', 'user-agent': CHROME } })
    await scan(to, { headers: hint })
    expect(rawScans).toHaveLength(2)
  })
})

describe('a test scan', () => {
  const tests: ScanContext['tests'] = {
    usedUp: async ({ scanLimit }) => scanLimit === 1,
    verify: (token, code) => token === 'good' && code === 'ABC',
  }
  const location = async (found: CodeEntry, query: string) =>
    (await scan(context(found, { tests }), { query })).headers.get('location')

  it('is answered like a scan, without its parameter, and is of the class of tests', async () => {
    const real = await location(entry(), '?a=1')
    expect(await location(entry(), '?qr_test=good&a=1')).toBe(real)
    expect(rawScans.map(({ rawQuery, traffic }) => [rawQuery, traffic.class])).toEqual([
      ['a=1', 'human'],
      ['a=1', 'internal'],
    ])
    expect(rawScans[1]!.traffic.reasons).toContain('test-link')
  })

  it('takes no place of a limit, and sees when none is left', async () => {
    places = 1
    expect(await location(entry({ scanLimit: 2 }), '?qr_test=good')).toMatch(
      /^https:\/\/a\.example/,
    )
    expect(places).toBe(1)
    const usedUp = await scan(context(entry({ scanLimit: 1 }), { tests }), {
      query: '?qr_test=good',
    })
    expect(usedUp.status).toBe(410)
    expect(rawScans.map(({ claimed, traffic }) => [claimed, traffic.class])).toEqual([
      [false, 'internal'],
      [false, 'internal'],
    ])
  })

  it('is a scan like any other when the link is wrong or over', async () => {
    expect(await location(entry(), '?qr_test=bad')).not.toContain('qr_test')
    expect(rawScans).toHaveLength(1)
  })
})
