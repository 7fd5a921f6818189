import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

import { ScanMessage } from './ScanMessage.js'

/** What a server answers to bytes that come in pieces. */
async function answersTo(pieces: string[], listener: RequestListener): Promise<string[]> {
  const server = createServer({ IncomingMessage: ScanMessage, keepAliveTimeout: 2000 }, listener)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = connect((server.address() as { port: number }).port, '127.0.0.1')
  const answers = text(socket)
  for (const piece of pieces) {
    socket.write(piece)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const all = await answers
  server.close()
  return [...all.matchAll(/\r\n\r\n(\/[a-z]+)/g)].map(([, path]) => path as string)
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`
const LAST = get('/last', 'Connection: close\r\n')
const BODY = 'GET /trap HTTP/1.1\r\n'.repeat(10_000)

const atOnce: RequestListener = ({ url }, response) => response.end(url)
const later: RequestListener = (request, response) =>
  void setImmediate(() => atOnce(request as never, response as never))

it.each([
  ['at once', atOnce],
  ['later', later],
])('answers all requests of a connection, whatever their bodies (%s)', async (_, listener) => {
  const size = `Content-Length: ${BODY.length}\r\n`
  const chunk = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`
  const half = BODY.length / 2
  for (const pieces of [
    [get('/one'), get('/two'), LAST],
    [get('/one') + get('/two') + LAST],
    [get('/one', size) + BODY + get('/two') + LAST],
    [get('/one', size), BODY.slice(0, half), BODY.slice(half) + get('/two') + LAST],
    [get('/one', 'Transfer-Encoding: chunked\r\n') + chunk, get('/two') + LAST],
    [get('/one', `${size}Expect: 100-continue\r\n`), BODY, get('/two'), LAST],
  ]) {
    expect(await answersTo(pieces, listener)).toEqual(['/one', '/two', '/last'])
  }
})
