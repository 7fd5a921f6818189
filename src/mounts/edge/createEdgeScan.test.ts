import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CodeEntry } from '../../vocabulary/scan.js'
import type { EdgeScanOptions } from './types.js'

import { codeKey, SITE_KEY, writeEntry, writeSite } from '../../integrations/edge/snapshot.js'
import { compiled, ruleTo } from '../../scan/decide/rules/rules.fixture.js'
import { codeEntry, NOW, phoneRequest, recordingContext } from '../../scan/scan.fixture.js'
import { createEdgeScan } from './createEdgeScan.js'
import { fakeOrigin, memoryStore, SECRET, SITE, startEdge } from './edge.fixture.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const start = (entry: CodeEntry | null, options: Partial<EdgeScanOptions> = {}, site = SITE) => {
  const node = recordingContext(entry, { now: Date.now, pages: site.pages })
  const origin = fakeOrigin(node.context)
  const store = memoryStore(entry ? [entry] : [], site)
  const edge = startEdge({ fetch: origin.fetch, store, ...options })
  return { ...node, edge, origin, store }
}
const phone = (query = '', headers: Record<string, string> = {}, method = 'GET') =>
  phoneRequest(query, { 'cf-connecting-ip': '73.162.1.1', ...headers }, method)
const seen = ({ headers, status }: Response) => [status, headers.get('location'), headers.get('retry-after')] // prettier-ignore
const TO = 'https://a.example/menu?utm_source=qr'

describe('what the origin is asked', () => {
  it.each([
    ['a code the store has not got', null, '', 404, {}],
    ['a limited code', codeEntry({ scanLimit: 9 }), '', 302, {}],
    ['a rule on earlier scans', codeEntry({ rules: compiled(ruleTo('a', { visit: 'first' })) }), '', 302, {}], // prettier-ignore
    ['a rule on a place nobody named', codeEntry({ rules: compiled(ruleTo('a', { countries: ['CH'] })) }), '', 302, {}], // prettier-ignore
    ['a test scan', codeEntry(), '?qr_test=x.y', 302, {}],
    ['a host with a function of its own', codeEntry(), '', 302, { functions: ['beforeRedirect'] as const }], // prettier-ignore
  ])('%s', async (_, entry, query, status, site) => {
    const { edge, origin, rawScans } = start(entry, {}, { ...SITE, ...site })
    expect((await edge.scan(phone(query))).status).toBe(status)
    await edge.ended()
    expect(origin.asked).toBe(1)
    expect(origin.sent).toEqual([])
    // the address is the edge's word
    expect(rawScans.map(({ address }) => address)).toEqual(entry ? ['73.162.1.1'] : [])
  })

  it('a page in between; where the origin is away nobody is told where the code leads', async () => {
    const between = { button: null, card: null, choices: [], kind: 'preview', passwordHash: null, text: null, title: null } as const // prettier-ignore
    const { edge, origin, rawScans, store } = start(codeEntry({ between, destination: 'https://inner.example/' })) // prettier-ignore
    expect([...store.values.values()].join()).not.toContain('inner.example')
    // this origin has no gate, and says so as any process without one
    expect(seen(await edge.scan(phone()))).toEqual([410, null, '5'])
    expect(origin.asked).toBe(1)
    origin.away = true
    for (const method of ['GET', 'POST']) {
      expect(seen(await edge.scan(phone('', {}, method)))).toEqual([410, null, '5'])
    }
    expect(rawScans.concat(origin.sent as never).filter(({ outcome }) => outcome === 'redirected')).toEqual([]) // prettier-ignore
  })

  it('nothing where the code is off anyway, and where the edge has the function, too', async () => {
    const paused = start(codeEntry({ scanLimit: 9, status: 'paused' }))
    expect((await paused.edge.scan(phone())).status).toBe(410)
    const own = start(
      codeEntry(),
      { beforeRedirect: () => 'https://own.example/' },
      { ...SITE, functions: ['beforeRedirect'] },
    )
    expect(seen(await own.edge.scan(phone()))).toEqual([302, 'https://own.example/', null])
    expect([paused.origin.asked, own.origin.asked]).toEqual([0, 0])
  })

  it('everything where nothing was ever written into the store', async () => {
    const { edge, origin, store } = start(codeEntry())
    store.values.clear()
    expect(seen(await edge.scan(phone()))).toEqual([302, TO, null])
    expect(origin.asked).toBe(1)
  })
})

describe('while the origin is away', () => {
  it('codes lead on, and their scans wait for the next one', async () => {
    const { edge, origin } = start(codeEntry())
    origin.away = true
    expect(seen(await edge.scan(phone()))).toEqual([302, TO, null])
    await edge.ended()
    expect(origin.sent).toEqual([])
    origin.away = false
    await edge.scan(phone('', { 'cf-connecting-ip': '73.162.1.2' }))
    await edge.ended()
    expect(origin.sent.map(({ address }) => address)).toEqual(['73.162.1.1', '73.162.1.2'])
    expect(origin.messages).toHaveLength(1)
  })

  it.each(['closed', 'open'] as const)('a limited code is %s as the host says', async (limits) => {
    const { edge, origin } = start(codeEntry({ scanLimit: 1 }), {}, { ...SITE, limits })
    origin.away = true
    expect((await edge.scan(phone())).status).toBe(limits === 'open' ? 302 : 410)
  })

  it('a code nobody here has heard of is not denied', async () => {
    const { edge, origin } = start(null)
    origin.away = true
    expect(seen(await edge.scan(phone()))).toEqual([410, null, '5'])
  })

  it('rules on earlier scans do not hold', async () => {
    const rules = compiled(ruleTo('again', { visit: 'repeat' }), ruleTo('rest'))
    const { edge, origin } = start(codeEntry({ rules }))
    origin.away = true
    expect(seen(await edge.scan(phone()))).toEqual([302, 'https://rest.example/?utm_source=qr', null]) // prettier-ignore
  })
})

describe('scans nobody took', () => {
  it('are kept where the host keeps them, and handed over later, signed anew', async () => {
    const kept: string[] = []
    const { edge, origin } = start(codeEntry(), { keep: async (text) => kept.push(text) })
    origin.away = true
    await edge.scan(phone())
    await edge.ended()
    expect(kept).toHaveLength(1)
    await expect(edge.deliver(kept[0]!)).rejects.toThrow('origin')
    origin.away = false
    vi.setSystemTime(NOW + 86_400_000)
    await edge.deliver(kept[0]!)
    expect(origin.sent).toHaveLength(1)
  })

  it('wait in memory up to a thousand; of more the host is told', async () => {
    let lost = 0
    const { edge, origin } = start(codeEntry(), { onLost: (scans) => (lost += scans) })
    origin.away = true
    for (let one = 0; one < 1_050; one++) await edge.scan(phone())
    await edge.ended()
    expect(lost).toBe(50)
    origin.away = false
    await edge.scan(phone())
    await edge.ended()
    expect(origin.sent).toHaveLength(1_001)
    expect(new Set(origin.sent.map(({ scanId }) => scanId)).size).toBe(1_001)
  })

  it('are given up where the origin cannot read them', async () => {
    let lost = 0
    const fetch = async () => new Response(null, { status: 400 })
    const { edge } = start(codeEntry(), { fetch, onLost: (scans) => (lost += scans) })
    await edge.scan(phone())
    await edge.ended()
    expect(lost).toBe(1)
  })
})

describe('the store', () => {
  it('is read again after so many seconds, and what it said goes on while it is away', async () => {
    const { edge, origin, store } = start(codeEntry(), { memorySeconds: 10 })
    expect(seen(await edge.scan(phone()))).toEqual([302, TO, null])
    store.values.set(codeKey('ABC'), writeEntry(codeEntry({ status: 'paused' })))
    vi.setSystemTime(NOW + 9_000)
    expect((await edge.scan(phone())).status).toBe(302)
    vi.setSystemTime(NOW + 11_000)
    expect((await edge.scan(phone())).status).toBe(410)
    store.away = true
    origin.away = true
    vi.setSystemTime(NOW + 60_000)
    expect((await edge.scan(phone())).status).toBe(410)
  })

  it('may hold what no version here can read: then the origin answers', async () => {
    const { edge, origin, store } = start(codeEntry())
    store.values.set(codeKey('ABC'), '{"new":true}')
    expect((await edge.scan(phone())).status).toBe(302)
    store.values.set(SITE_KEY, writeSite({ ...SITE, schemes: undefined as never }))
    expect((await startEdge({ fetch: origin.fetch, store }).scan(phone())).status).toBe(302)
    expect(origin.asked).toBe(2)
  })
})

it('a reload within moments is no scan of its own, and the origin hears of it', async () => {
  const { edge, origin } = start(codeEntry(), {}, { ...SITE, repeats: 10 })
  await edge.scan(phone())
  await edge.scan(phone('', { 'cache-control': 'max-age=0' }))
  await edge.ended()
  const messages = origin.messages.map((text) => JSON.parse(text) as { repeats: unknown[]; scans: { scanId: string }[] }) // prettier-ignore
  expect(origin.sent).toHaveLength(1)
  const { scanId } = origin.sent[0]!
  expect(messages.flatMap(({ repeats }) => repeats)).toEqual([{ repeats: 1, scanId }])
})

it('other paths and methods are no scans', async () => {
  const { edge } = start(codeEntry(), { elsewhere: () => new Response('the site') })
  expect(await (await edge.scan(new Request('https://q.example/menu'))).text()).toBe('the site')
  const post = await edge.scan(phone('', {}, 'POST'))
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

describe('options', () => {
  const good = { origin: 'https://cms.example/api', secret: SECRET, store: memoryStore([]) }

  it.each([
    ['origin', { origin: 'http://cms.example/api' }],
    ['origin', { origin: undefined as never }],
    ['secret', { secret: 'short-secret' }],
    ['store', { store: undefined as never }],
    ['platform', { platform: 'fastly' as never }],
  ])('a wrong %s is named, and no secret said', (name, change) => {
    const make = () => createEdgeScan({ ...good, ...change })
    expect(make).toThrow(`createEdgeScan.${name}`)
    expect(make).not.toThrow('short-secret')
  })
})
