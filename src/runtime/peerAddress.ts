import { randomBytes } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'

type Incoming = {
  request: { headers: Record<string, string | string[] | undefined>; socket: { remoteAddress?: string } }
}

const KEY = Symbol.for('payload-plugin-qr.peer')

/**
 * Next hands its route handlers a `Request` without the socket, and `X-Forwarded-For` is whatever
 * the client says. Node tells of every request before Next sees it, so the socket's address is put
 * under a header name that nobody outside this process can know.
 */
export function watchPeerAddress(): void {
  const known = globalThis as Record<symbol, unknown>
  if (known[KEY]) return
  const name = `x-peer-${randomBytes(16).toString('hex')}`
  known[KEY] = name
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as Incoming
    request.headers[name] = request.socket.remoteAddress
  })
}

/** The address at the other end of the connection; `null` where the platform does not tell (serverless). */
export function peerAddress(headers: Headers): null | string {
  const name = (globalThis as Record<symbol, unknown>)[KEY] as string | undefined
  return name ? headers.get(name) : null
}
