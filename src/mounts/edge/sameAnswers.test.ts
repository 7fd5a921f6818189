import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import type { Rule } from '../../vocabulary/rules.js'
import type { CodeEntry, ScanHeaders } from '../../vocabulary/scan.js'

import { BOTS, HUMANS, PREVIEWS } from '../../../test/fixtures/userAgents.js'
import { parseDevice } from '../../describe/device/parseDevice.js'
import { decoders } from '../../describe/geo/cdnDecoders.js'
import { mergeGeo } from '../../describe/geo/mergeGeo.js'
import { createCarryScanId } from '../../scan/attribution/createCarryScanId.js'
import { compiled, ruleTo } from '../../scan/decide/rules/rules.fixture.js'
import { handleScan } from '../../scan/handleScan.js'
import { codeEntry, NOW, recordingContext } from '../../scan/scan.fixture.js'
import { facts, factsOf, fakeOrigin, memoryStore, SITE, startEdge } from './edge.fixture.js'
import { markWith } from './markWith.js'

beforeAll(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

const HOUR = 3_600_000
const split: Rule = {
  id: 'split',
  to: ['a', 'b', 'c'].map((id) => ({ id, url: `https://${id}.example/` })),
  when: {},
}
const PAGES: CodeEntry['pages'] = {
  'already-used': { button: 'On', text: null, title: 'Once <only>', url: 'https://b.example/' },
  'used-up': { button: null, text: 'See you\nsoon', title: null, url: null },
}
const ENTRIES: Record<string, Partial<CodeEntry>> = {
  active: {},
  'a fallback, paused': { fallbackURL: 'https://a.example/later', status: 'paused' },
  'an app': { destination: 'myapp://open?x=1' },
  'an unknown scheme': { destination: 'other://open' },
  'by city and region': { rules: compiled(ruleTo('city', { cities: ['Zürich'] }), ruleTo('region', { regions: ['US-CA'] })) }, // prettier-ignore
  'by country': { rules: compiled(ruleTo('swiss', { countries: ['CH'] })) },
  'by device and language': { rules: compiled(ruleTo('de', { languages: ['de'] }), ruleTo('ios', { devices: ['ios'] })) }, // prettier-ignore
  'by hours and query': { rules: compiled(ruleTo('q', { query: [{ name: 'table' }] }), ruleTo('open', { hours: { from: '00:00', to: '24:00', zone: 'Europe/Paris' } })) }, // prettier-ignore
  'by place among the first': { rules: compiled(ruleTo('early', { firstScans: 2 })) },
  'by visit': { rules: compiled(ruleTo('again', { visit: 'repeat' })) },
  expired: { expiresAt: NOW - 1 },
  limited: { scanLimit: 3 },
  'limited and paused': { scanLimit: 3, status: 'paused' },
  'not begun': { startsAt: NOW + HOUR },
  'not begun for weeks': { startsAt: NOW + 500 * HOUR },
  'once per visitor': { pages: PAGES, scansPerVisitor: 1 },
  'once per visitor, limited': { pages: PAGES, scanLimit: 3, scansPerVisitor: 1 },
  'of the site': { destination: '/menu?x=1#y' },
  'of an IDN': { destination: 'https://bücher.example/ü?q=ü#ü' },
  paused: { status: 'paused' },
  split: { rules: compiled(split) },
  'tagged in full': { utm: { campaign: 'derby', content: 'ABC', medium: 'print', source: 'qr', term: 'x y' } }, // prettier-ignore
  trashed: { trashed: true },
  untouched: { destination: 'https://signed.example/?sig=1', untouched: true },
  'without a destination': { destination: null },
} // prettier-ignore

const PHONE = HUMANS[0]![0]
const ANDROID = HUMANS.find(([agent]) => agent.includes('Android'))![0]
const REQUESTS: { headers?: Record<string, string>; method?: string; path: string }[] = [
  { path: '/q/abc' },
  { path: '/Q/ABC?table=7&utm_source=mine' },
  { headers: { 'accept-language': 'de-CH,de;q=0.9' }, path: '/q/ABC' },
  { headers: { 'accept-language': 'fr', 'cf-ipcity': 'Zürich', 'cf-ipcountry': 'CH' }, path: '/q/ABC' }, // prettier-ignore
  { headers: { 'cf-ipcountry': 'US', 'cf-region-code': 'CA' }, path: '/q/ABC' },
  { headers: { 'user-agent': ANDROID }, path: '/q/ABC' },
  { headers: { 'sec-ch-prefers-color-scheme': 'dark', 'user-agent': ANDROID }, path: '/q/ABC' },
  { headers: { 'cache-control': 'max-age=0' }, path: '/q/abc' },
  { headers: { 'user-agent': BOTS[0]! }, path: '/q/ABC' },
  { headers: { 'user-agent': PREVIEWS[0]! }, path: '/q/ABC' },
  { headers: { 'sec-purpose': 'prefetch' }, path: '/q/ABC' },
  { method: 'HEAD', path: '/q/ABC' },
  { path: '/q/ABC.' },
  { path: '/q/ABC%29?x=%20&y=%zz&z' },
  { path: '/q/ABC?qr_scan_id=stolen&a=1' },
  { path: '/q/nothere' },
  { path: '/q/%00' },
  { headers: { dnt: '1' }, path: '/q/ABC?a=b+c' },
  { headers: { cookie: 'payload-token=abc', referer: 'https://a.example/' }, path: '/q/abc/' },
]

const locate = (_: unknown, headers: ScanHeaders) => {
  const place = decoders().cloudflare(headers)
  return mergeGeo(place ? [{ builtAt: null, facts: place, name: 'cloudflare' }] : [])
}

const site = {
  ...SITE,
  attribution: { hosts: ['a.example'], respectSignals: true },
  internal: ['203.0.113.0/24'],
  repeats: 10,
  schemes: ['myapp'],
}

/** A process in Node, which gives three places away and knows nobody who came before. */
function nodeContext(entry: CodeEntry) {
  const seen = new Set<string>()
  let places = 3
  let sent = 0
  return recordingContext(entry, {
    attribution: createCarryScanId(site.attribution),
    cdn: 'cloudflare',
    limits: {
      claim: async ({ scanLimit, scansPerVisitor }, claimant) => {
        const visitor = `${claimant?.address} ${claimant?.userAgent}`
        if (scansPerVisitor && places > 0 && seen.has(visitor)) return 'had'
        seen.add(visitor)
        if (scanLimit === null) return true
        return scanLimit === 3 ? places-- > 0 : sent++ < scanLimit
      },
    },
    now: Date.now,
    pages: site.pages,
    repeats: { note: () => {}, seconds: site.repeats },
    rules: {
      device: parseDevice,
      hasScanned: () => false,
      locate,
      mark: markWith(site.splitKey),
      sentOn: async () => sent,
    },
    schemes: site.schemes,
    sessionCookie: site.sessionCookie,
  })
}

const requestOf = ({ headers, method, path }: (typeof REQUESTS)[number], at: number) =>
  new Request(`https://q.example${path}`, {
    headers: {
      'accept-language': 'en',
      'cf-connecting-ip': `73.162.1.${at % 7}`,
      'user-agent': PHONE,
      ...headers,
    },
    method,
  })

const shown = async (response: Response) => ({
  body: await response.text(),
  headers: [...response.headers].map(([name, value]) => [
    name,
    value.replace(/qr_scan_id=[\w-]{24}/, 'qr_scan_id=…'),
  ]),
  status: response.status,
})

describe.each(Object.entries(ENTRIES))('a code: %s', (_, change) => {
  it('is answered and recorded at the edge as in Node', async () => {
    const entry = codeEntry(change)
    const node = nodeContext(entry)
    const behind = nodeContext(entry)
    const origin = fakeOrigin(behind.context)
    const edge = startEdge({ fetch: origin.fetch, store: memoryStore([entry], site) })
    for (const [at, one] of REQUESTS.entries()) {
      const code = one.path.split(/[/?]/)[2]!
      const inNode = await handleScan(requestOf(one, at), node.context, { code, peer: null })
      const atEdge = await edge.scan(requestOf(one, at))
      expect([one.path, await shown(atEdge)]).toEqual([one.path, await shown(inNode)])
    }
    await edge.ended()
    const byTime = [...behind.rawScans.map(facts), ...origin.sent.map(factsOf)]
    const sorted = (all: object[]) => all.map((each) => JSON.stringify(each)).sort()
    expect(sorted(byTime)).toEqual(sorted(node.rawScans.map(facts)))
  })
})

it('is a table of more than 300 cases', () => {
  expect(Object.keys(ENTRIES).length * REQUESTS.length).toBeGreaterThan(300)
})
