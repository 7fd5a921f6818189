import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'

import type { TestPayload } from './startPayload.js'

/** A socket in front of a test's Payload, for whoever sends real requests, such as a fake shop. */
export async function serveHTTP(site: () => TestPayload, port = 0) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ])
      const body = chunks.length ? Buffer.concat(chunks) : undefined
      void site()
        .fetch(request.url ?? '/', { body, headers, method: request.method })
        .then(async (answer) => {
          response.writeHead(answer.status, Object.fromEntries(answer.headers))
          response.end(Buffer.from(await answer.arrayBuffer()))
        })
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
}
