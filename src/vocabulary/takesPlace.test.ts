import { describe, expect, it } from 'vitest'

import type { RawScan } from './scan.js'
import type { ScanContext } from './scanContext.js'

import { describeScan } from '../describe/describeScan.js'
import { noGeo } from '../describe/geo/createGeoChain.js'
import { privacyOfPreset } from '../describe/privacy/privacy.js'
import { handleScan } from '../scan/handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from '../scan/scan.fixture.js'
import { countPerCode } from '../store/postgres/scans/writing/countStatement.js'

const navigate = { 'sec-fetch-mode': 'navigate' }

/** A code with one place, and who came. */
function onePlace(change: Partial<ScanContext> = {}) {
  let left = 1
  const limits: ScanContext['limits'] = {
    claim: async () => left-- > 0,
    usedUp: async () => left <= 0,
  }
  const { context, rawScans } = recordingContext(codeEntry({ scanLimit: 1 }), { limits, ...change })
  const ask = async (headers: Record<string, string> = {}, method = 'GET') =>
    (await handleScan(phoneRequest('', headers, method), context, { code: 'ABC', peer: null }))
      .status
  return { ask, rawScans }
}

const sentOf = (rawScans: RawScan[]) =>
  countPerCode(
    rawScans.map((raw) =>
      // as one of a code that has no limit
      describeScan(
        { ...raw, claimed: false },
        { geo: noGeo, privacy: privacyOfPreset('strict'), rotation: 'day', secret: 's' },
      ),
    ),
    new Set(),
  )[0]?.sent

describe('only a person who opens the code takes a place', () => {
  it.each<[string, Record<string, string>, string?]>([
    ['GPTBot', { 'user-agent': 'Mozilla/5.0 (compatible; GPTBot/1.2)' }],
    ['curl', { 'user-agent': 'curl/8.9.1' }],
    ['a chat preview', { 'user-agent': 'WhatsApp/2.24.9.78 A' }],
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['HEAD', {}, 'HEAD'],
    ['a picture of another site', { 'sec-fetch-dest': 'image' }],
    ['a script of another site', { 'sec-fetch-dest': 'script' }],
    ['a request of a script', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'no-cors' }],
    ['a frame of another site', { 'sec-fetch-dest': 'iframe', ...navigate }],
    ['an embedded object', { 'sec-fetch-dest': 'object', ...navigate }],
  ])('%s gets the same answer and takes none', async (_, headers, method) => {
    const { ask, rawScans } = onePlace()
    for (let at = 0; at < 3; at += 1) expect(await ask(headers, method)).toBe(302)
    expect(sentOf(rawScans)).toBe(0)
    expect(await ask()).toBe(302)
    expect(await ask(headers, method)).toBe(410)
    expect(rawScans.map(({ claimed }) => claimed)).toEqual([false, false, false, true, false])
  })

  it.each<[string, Record<string, string>]>([
    ['a phone without these headers', {}],
    ['a page of its own', { 'sec-fetch-dest': 'document', ...navigate }],
    ['what a service worker passes on', { 'sec-fetch-dest': 'empty', ...navigate }],
    ['what says it is a bot of a CDN that is not there', { 'cf-verified-bot': 'true' }],
  ])('%s takes one', async (_, headers) => {
    const { ask, rawScans } = onePlace()
    expect([await ask(headers), await ask(headers)]).toEqual([302, 410])
    expect(rawScans[0]).toMatchObject({ claimed: true, outcome: 'redirected' })
    expect(sentOf(rawScans.slice(0, 1))).toBe(1)
  })

  it('so does a crowd behind one address', async () => {
    const abuse = { check: () => ({ kind: 'burst' }) as const }
    const { ask, rawScans } = onePlace({ abuse, trustedProxies: ['loopback'] })
    expect([await ask(), await ask()]).toEqual([302, 410])
    expect(rawScans[0]?.claimed).toBe(true)
  })
})
