import fc from 'fast-check'
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { expect, it } from 'vitest'

import {
  asSent,
  codePath,
  leaveAlone,
  readablePath,
  scanIn,
  watchEnds,
  watchRequests,
} from './watchRequests.js'

const prefixes = new Map([
  ['/q/', '/q/'],
  ['/api/q/', '/api/q/'],
])

const mended = (target: string): string => {
  const scan = scanIn(target, prefixes)
  return scan ? readablePath(scan.path) + scan.query : target
}

it('leaves what can be decoded as it is, and everything off the scan paths', () => {
  for (const url of [
    '/q/ABC',
    '/Q/%41BC?x=%',
    '/q/a%20b',
    '/pages/%E0%A4%A',
    '/q/ABC?x=%E0%A4%A',
  ]) {
    expect(mended(url)).toBe(url)
  }
})

it('makes every scan path decodable and keeps the query', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '?a=%&b=1'), (code, query) => {
      const path = `/Q/${code.replaceAll('?', '')}`
      const target = mended(path + query)
      expect(() => decodeURIComponent(target.split('?')[0]!)).not.toThrow()
      expect(target.endsWith(query)).toBe(true)
    }),
    {
      examples: [
        ['%E0%A4%A', '?a=%&b=1'],
        ['%', ''],
      ],
    },
  )
})

it.each([
  ['http://qr.example/q/ABC?a=1', '/q/ABC?a=1'],
  ['javascript://x//q/ABC', '//q/ABC'],
  ['HTTPS://qr.example:443/api/q/%41', '/api/q/%41'],
  // not a scan
  ['http://qr.example/pages?next=/q/ABC', 'http://qr.example/pages?next=/q/ABC'],
  ['*', '*'],
  ['qr.example:443', 'qr.example:443'],
])('the target %s is taken as %s', (target, expected) => {
  expect(mended(target)).toBe(expected)
})

/** What a server is given of a request. */
async function seenOf(path: string, isLeftAlone = false) {
  let seen: { names: string[]; url: string | undefined } | undefined
  const server = createServer(({ headers, url }, response) => {
    seen = { names: Object.keys(headers), url }
    response.end()
  })
  if (isLeftAlone) leaveAlone(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as { port: number }
  const [response] = await once(get({ path, port }), 'response')
  response.resume()
  server.close()
  return seen
}

it.each([
  ['mends requests', false, '/q/%25'],
  ['leaves those of a server alone that wants them as they are', true, '/q/%'],
])('%s', async (_, isLeftAlone, expected) => {
  watchRequests('/q')
  const seen = await seenOf('/q/%', isLeftAlone)
  expect(seen?.url).toBe(expected)
  expect(seen?.names.some((name) => name.startsWith('x-peer-'))).toBe(!isLeftAlone)
})

it.each([
  [true, '/Q/AB?a=/', '/q/AB/?a=/'],
  [true, '/q/AB/', '/q/AB/'],
  [true, '/q/AB', '/q/AB/'],
  [true, '/Site/Q/AB?x', '/site/q/AB/?x'],
  [true, '/other', '/other'],
  [true, '/q/AB/more', '/q/AB/more'],
  [true, '/en/q/AB', '/en/q/AB'],
  [true, '/q/', '/q/'],
  [false, '/Q/AB/?a=b/', '/q/AB?a=b/'],
  [false, '/q/AB/', '/q/AB'],
  [false, '/other/', '/other/'],
])('with trailingSlash %s the scan path %s needs no hop: %s', async (slash, path, expected) => {
  watchRequests('/q', '/site/q')
  watchEnds(slash)
  expect((await seenOf(path))?.url).toBe(expected)
})

const headers = new Headers()
const urlOf = (query: string, sent: null | string) =>
  asSent({ headers, method: 'GET', url: `https://qr.example/q/A${query}` }, sent).url.slice(22)

it.each([
  ['?flag=&a=b+c', 'flag&a=b%20c', '?flag&a=b%20c'],
  ['?a=%EF%BF%BD', 'a=%E4', '?a=%E4'],
  ['?x=%25', 'x=%', '?x=%'],
  ['?a=1', null, '?a=1'],
  // the host's middleware took one away, or added one
  ['?a=1', 'a=1&fbclid=2', '?a=1'],
  ['?a=1&b=2', 'a=1', '?a=1&b=2'],
  ['', 'a=1', ''],
])('%j, sent as %j: %j', (given, sent, expected) => {
  expect(urlOf(given, sent)).toBe(expected)
})

it('whatever Next writes anew is found again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-"$-~]{1,80}$/), (sent) => {
      const anew = new URLSearchParams(sent).toString()
      if (anew !== '') expect(urlOf(`?${anew}`, sent)).toBe(`?${sent}`)
    }),
  )
})

const mixed = new Map([
  ['/q/', '/q/'],
  ['/go/to/', '/Go/to/'],
])

it.each([
  ['/q/AB12', '/q/AB12'],
  ['/Q/AB12', '/q/AB12'],
  ['/Q/Ab%2012', '/q/Ab%2012'],
  ['/GO/TO/AB12', '/Go/to/AB12'],
  ['/go/to/AB12', '/Go/to/AB12'],
  ['/Q/AB12/', '/q/AB12/'],
])('%s is for %s', (path, expected) => {
  expect(codePath(path, mixed, null)).toBe(expected)
})

it.each(['/Q/', '/Q', '/q/', '/Q/A/B', '/Q//', '/x/Q/A', '/quick/A', '/', '', '*'])(
  '%j is for no code',
  (path) => {
    expect(codePath(path, mixed, null)).toBe(null)
  },
)
