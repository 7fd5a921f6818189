import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { CDN, ScanDraft } from '../../vocabulary/scan.js'

import { HUMANS } from '../../../test/fixtures/userAgents.js'
import { createDescriber } from '../../describe/describeScan.js'
import { createGeoChain } from '../../describe/geo/createGeoChain.js'
import { headersRead } from '../../scan/request/scanHeaders.js'
import { packDrafts, unpackDrafts } from './packDrafts.js'

const CDNS: (CDN | null)[] = [
  null,
  'akamai',
  'cloudflare',
  'cloudfront',
  'fastly',
  'netlify',
  'vercel',
]
/** What a CDN says of a place, and what a browser says of itself. */
const HEADERS = {
  'accept-language': 'de-AT,de;q=0.9',
  'cf-ipcity': 'Linz',
  'cf-ipcountry': 'AT',
  'client-geo-city': 'Linz',
  'client-geo-country-code': 'AT',
  'cloudfront-viewer-city': 'Linz',
  'cloudfront-viewer-country': 'AT',
  referer: 'https://chat.example/room',
  'sec-ch-ua': '"Brave";v="140", "Chromium";v="140"',
  'sec-ch-ua-mobile': '?1',
  'sec-ch-ua-platform': '"Android"',
  'sec-ch-ua-platform-version': '"15.0.0"',
  'user-agent': HUMANS[0]?.[0] as string,
  'x-akamai-edgescape': 'country_code=AT,city=LINZ',
  'x-nf-geo': Buffer.from('{"city":"Linz","country":{"code":"AT"}}').toString('base64'),
  'x-vercel-ip-city': 'Linz',
  'x-vercel-ip-country': 'AT',
}

const drafts: fc.Arbitrary<ScanDraft[]> = fc.array(
  fc.record({
    address: fc.option(fc.ipV4()),
    claimed: fc.boolean(),
    code: fc.constantFrom('A', 'B'),
    destination: fc.option(fc.webUrl()),
    headers: fc
      .record(
        Object.fromEntries(
          Object.entries(HEADERS).map(([name, usual]) => [
            name,
            fc.oneof(fc.constant(usual), fc.stringMatching(/^[\x21-\x7e]{1,40}$/)),
          ]),
        ) as Record<string, fc.Arbitrary<string>>,
        { requiredKeys: [] },
      )
      .map((values): ScanDraft['headers'] => new Headers(values as Record<string, string>)),
    outcome: fc.constant('redirected' as const),
    qrCode: fc.oneof(fc.nat(), fc.uuid()),
    rawQuery: fc.option(fc.string()),
    scanId: fc.uuid(),
    scanIdCarried: fc.option(fc.uuid(), { nil: undefined }),
    scannedAt: fc.nat(),
    traffic: fc.constant({
      class: 'human' as const,
      reasons: ['in-app'],
      rulesVersion: 1,
      score: 0,
    }),
    utm: fc.constant({ campaign: 'c', content: 'A', medium: 'print', source: 'qr', term: null }),
  }),
  { maxLength: 8 },
)

it.each(CDNS)('tells another thread all that a description needs (%s)', (cdn) => {
  const describe = createDescriber(
    { rotation: 'day', secret: 's' },
    createGeoChain({ cdn, log: () => undefined }),
  )
  const names = headersRead(describe)
  fc.assert(
    fc.property(drafts, (some) => {
      const arrived = structuredClone(packDrafts(some, names))
      expect(unpackDrafts(arrived, names).map(describe)).toEqual(some.map(describe))
    }),
  )
})

it('sends a text that many share once, and no header nobody reads', () => {
  const headers = new Headers({ cookie: 'secret', 'user-agent': 'Phone' })
  const [draft] = fc.sample(drafts, { numRuns: 50 }).find((some) => some.length > 0)!
  const some = Array.from({ length: 5 }, () => ({ ...draft!, headers }))
  expect(packDrafts(some, ['user-agent', 'referer']).texts).toEqual(['Phone'])
})
