import fc from 'fast-check'
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { expect, it } from 'vitest'

import { leaveAlone, mendPath, originForm, watchEnds, watchRequests } from './watchRequests.js'

const prefixes = new Map([
  ['/q/', '/q/'],
  ['/api/q/', '/api/q/'],
])

it('leaves what can be decoded as it is, and everything off the scan paths', () => {
  for (const url of [
    '/q/ABC',
    '/Q/%41BC?x=%',
    '/q/a%20b',
    '/pages/%E0%A4%A',
    '/q/ABC?x=%E0%A4%A',
  ]) {
    expect(mendPath(url, prefixes)).toBe(url)
  }
})

it('makes every scan path decodable and keeps the query', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '?a=%&b=1'), (code, query) => {
      const path = `/Q/${code.replaceAll('?', '')}`
      const mended = mendPath(path + query, prefixes)
      expect(() => decodeURIComponent(mended.split('?')[0]!)).not.toThrow()
      expect(mended.endsWith(query)).toBe(true)
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
  expect(originForm(target, prefixes)).toBe(expected)
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
  [false, '/Q/AB/?a=b/', '/q/AB?a=b/'],
  [false, '/q/AB/', '/q/AB'],
  [false, '/other/', '/other/'],
])('with trailingSlash %s the scan path %s needs no hop: %s', async (slash, path, expected) => {
  watchRequests('/q', '/site/q')
  watchEnds(slash)
  expect((await seenOf(path))?.url).toBe(expected)
})
