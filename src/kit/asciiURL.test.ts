import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { attributionOf } from '../options/destinations.js'
import { createCarryScanId } from '../scan/attribution/createCarryScanId.js'
import { mendedEnding } from '../scan/decide/destinationWarnings.js'
import { handleScan } from '../scan/handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from '../scan/scan.fixture.js'
import { asciiURL } from './asciiURL.js'

it.each([
  ['https://tübingen.example/', 'https://xn--tbingen-n2a.example/'],
  ['HTTPS://TÜBINGEN.example:8443/Straße?ü#ß', 'HTTPS://xn--tbingen-n2a.example:8443/Stra%C3%9Fe?%C3%BC#%C3%9F'], // prettier-ignore
  ['https://t%C3%BCbingen.example', 'https://xn--tbingen-n2a.example'],
  ['http://例え。テスト/a', 'http://xn--r8jz45g.xn--zckzah/a'],
  ['https://plain.Example:443/a?u=https://ü.example', 'https://plain.Example:443/a?u=https://%C3%BC.example'], // prettier-ignore
  ['/tickets/ü', '/tickets/%C3%BC'],
  ['mailto:jürgen@a.example', 'mailto:j%C3%BCrgen@a.example'],
])('%s becomes %s', (url, expected) => expect(asciiURL(url)).toBe(expected))

it('is the same address, to the parser, and in ASCII', () => {
  const letters = fc.string({ minLength: 1, unit: fc.constantFrom(...'aüßñçœжя例ابג') })
  fc.assert(
    fc.property(letters, fc.webPath(), (label, path) => {
      const url = `https://${label}.example${path}`
      if (!URL.canParse(url)) return
      expect(asciiURL(url)).toMatch(/^[\x21-\x7e]+$/)
      expect(new URL(asciiURL(url)).href).toBe(new URL(url).href)
      expect(asciiURL(url)).not.toMatch(/^https:..[^/]*%/)
    }),
  )
})

describe('a host with an umlaut', () => {
  const IDN = 'https://xn--tbingen-n2a.example/a'
  const locationOf = async (change: object, entry: object) => {
    const { context } = recordingContext(codeEntry(entry), change)
    const response = await handleScan(phoneRequest(), context, { code: 'ABC', peer: null })
    return response.headers.get('location')
  }

  it('goes out in ASCII as destination, fallback and answer of a hook', async () => {
    const url = 'https://tübingen.example/a'
    expect(await locationOf({}, { destination: url })).toBe(`${IDN}?utm_source=qr`)
    expect(await locationOf({}, { fallbackURL: url, status: 'paused' })).toBe(IDN)
    expect(await locationOf({ beforeRedirect: () => url }, {})).toBe(IDN)
  })

  it.each(['tübingen.example', 'TÜBINGEN.example:443', 'xn--tbingen-n2a.example'])(
    'gets a scan id where attribution lists %s',
    async (host) => {
      const option = attributionOf({ hosts: [host] }, null)
      if (!option) throw new Error('no option')
      const attribution = createCarryScanId(option)
      const location = await locationOf({ attribution }, { destination: 'https://tübingen.example/' }) // prettier-ignore
      expect(location).toContain('qr_scan_id=')
    },
  )

  it('has its ending mended where it stands', () => {
    expect(mendedEnding('https://tübingen.con/con?con')).toBe('https://tübingen.com/con?con')
    expect(mendedEnding('https://a.con:8080/')).toBe('https://a.com:8080/')
  })
})
