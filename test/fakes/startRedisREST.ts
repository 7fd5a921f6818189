import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'

import type { EdgeStoreOption } from '../../src/options/edge.js'

/**
 * A Redis that speaks HTTP, as Upstash describes it (upstash.com/docs/redis/features/restapi): `GET
 * /get/key` and `POST /set/key` with the value as body, `POST /del/key`; `{ "result": … }`, 401 with
 * `{ "error": … }` without the token; a read-only token may not write.
 */
export async function startRedisREST() {
  const held = new Map<string, string>()
  const tokens = { read: 'read-only-token', write: 'write-token' }
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const [, command, key = ''] = (request.url ?? '').split('/').map(decodeURIComponent)
      const token = request.headers.authorization?.replace(/^Bearer /, '')
      if (token !== tokens.read && token !== tokens.write) {
        return answer(401, { error: 'WRONGPASS invalid or missing auth token' })
      }
      if (command === 'get') return answer(200, { result: held.get(key) ?? null })
      if (token === tokens.read) {
        return answer(400, { error: 'NOPERM this user has no permissions' })
      }
      if (command === 'del') return answer(200, { result: Number(held.delete(key)) })
      if (command !== 'set') return answer(400, { error: `ERR unknown command '${command}'` })
      held.set(key, Buffer.concat(chunks).toString())
      return answer(200, { result: 'OK' })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const write = async (command: 'del' | 'set', key: string, body?: string) => {
    const { ok, status } = await fetch(`${url}/${command}/${encodeURIComponent(key)}`, {
      headers: { authorization: `Bearer ${tokens.write}` },
      method: 'POST',
      ...(body !== undefined && { body }),
    })
    if (!ok) throw new Error(`The store answered ${status}`)
  }
  const store: EdgeStoreOption = {
    delete: (key) => write('del', key),
    put: (key, value) => write('set', key, value),
  }
  return {
    env: { KV_REST_API_READ_ONLY_TOKEN: tokens.read, KV_REST_API_URL: url },
    has: (key: string) => held.has(key),
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
    store,
  }
}
