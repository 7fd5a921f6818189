import { expect, it } from 'vitest'

import type { ScanHeaders } from '../../vocabulary/scan.js'

import { describeScan } from '../../describe/describeScan.js'
import { noGeo } from '../../describe/geo/createGeoChain.js'
import { privacyOfPreset } from '../../describe/privacy/privacy.js'
import { handleScan } from '../handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from '../scan.fixture.js'
import { keptHeaders } from './scanHeaders.js'

const privacy = privacyOfPreset('strict')
const OPTIONS = { geo: noGeo, privacy, rotation: 'day', secret: 'secret' } as const

/** A scan as it waits to be written, and the names of the headers it is asked for then. */
async function scanned(change: Parameters<typeof recordingContext>[1] = {}) {
  const { context, rawScans } = recordingContext(codeEntry(), change)
  await handleScan(phoneRequest(), context, { code: 'ABC', peer: null })
  const raw = rawScans[0]!
  const asked = new Set<string>()
  const headers: ScanHeaders = {
    get: (name) => (asked.add(name), raw.headers.get(name)),
    has: (name) => (asked.add(name), raw.headers.has(name)),
  }
  describeScan({ ...raw, headers }, OPTIONS)
  return { asked, raw }
}

it('keeps whatever is read when the scan is written', async () => {
  const { asked } = await scanned()
  expect(asked.size).toBeGreaterThan(5)
  const headers = new Headers(
    [...asked].map((name): [string, string] => [name, `value of ${name}`]),
  )
  const kept = keptHeaders(headers)
  for (const name of asked) {
    expect(kept.get(name)).toBe(`value of ${name}`)
    expect(kept.has(name)).toBe(true)
  }
})

it('says of what was not sent that it was not', () => {
  const kept = keptHeaders(new Headers({ cookie: 'session=1' }))
  expect([kept.get('user-agent'), kept.has('user-agent')]).toEqual([null, false])
  expect(kept.get('cookie')).toBe(null)
})

it('a waiting scan lets go of the request, unless a CDN says in other headers where it was made', async () => {
  expect((await scanned()).raw.headers).not.toBeInstanceOf(Headers)
  expect((await scanned({ cdn: 'fastly' })).raw.headers).toBeInstanceOf(Headers)
})
