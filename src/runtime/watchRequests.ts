import { randomBytes } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'

type Incoming = {
  headers: Record<string, string | string[] | undefined>
  socket: { remoteAddress?: string }
  url?: string
}

type Watch = { header: string; prefixes: Set<string> }

const KEY = Symbol.for('payload-plugin-qr.requests')

const watchOf = (): undefined | Watch =>
  (globalThis as Record<symbol, unknown>)[KEY] as undefined | Watch

/**
 * Looks at every request of this process before Next does, which hides two things from a route:
 *
 * - The address at the other end of the socket. `X-Forwarded-For` is whatever the client says, so
 *   the address goes under a header name that nobody outside this process can know.
 * - Paths that are no valid percent-encoding. Next answers them with 500 and never asks the route;
 *   on scan paths they are made readable, so that the scan answers "no such code".
 *
 * @param paths - where scans arrive; what was named before stays
 */
export function watchRequests(...paths: string[]): void {
  const prefixes = paths.map((path) => `${path}/`.toLowerCase())
  const watch = watchOf()
  if (watch) return prefixes.forEach((prefix) => watch.prefixes.add(prefix))
  const made: Watch = {
    header: `x-peer-${randomBytes(16).toString('hex')}`,
    prefixes: new Set(prefixes),
  }
  ;(globalThis as Record<symbol, unknown>)[KEY] = made
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: Incoming }
    request.headers[made.header] = request.socket.remoteAddress
    if (request.url?.includes('%')) request.url = mendPath(request.url, made.prefixes)
  })
}

/** The address of the connection; `null` where the platform does not tell (serverless). */
export function peerAddress(headers: Headers): null | string {
  const watch = watchOf()
  return watch ? headers.get(watch.header) : null
}

/** A scan path that cannot be decoded, with its percent signs taken as plain text. */
export function mendPath(url: string, prefixes: ReadonlySet<string>): string {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const lower = path.toLowerCase()
  if (![...prefixes].some((prefix) => lower.includes(prefix))) return url
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return path.replaceAll('%', '%25') + (mark < 0 ? '' : url.slice(mark))
  }
}
