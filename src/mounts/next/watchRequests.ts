import { randomBytes } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'

import { inOwnCase } from './inOwnCase.js'

type Incoming = {
  headers: Record<string, string | string[] | undefined>
  socket: { remoteAddress?: string }
  url?: string
}

/** Names of the headers that carry what was seen, and where scans arrive. */
type Watch = {
  header: string
  /** Servers that are not looked at. */
  leftAlone: WeakSet<object>
  /** By their lower-case form: as they are written. */
  prefixes: Map<string, string>
  query: string
  /** Whether the host's Next wants a slash at the end of a path; `null`: it did not say. */
  slash: boolean | null
}
type Prefixes = Pick<Watch['prefixes'], 'keys'>

/** Marks requests whose path stands as the scan route is written, so that nothing rewrites it. */
export const IN_OWN_CASE = 'x-qr-in-own-case'

const KEY = Symbol.for('payload-plugin-qr.requests')

const watchOf = (): undefined | Watch =>
  (globalThis as Record<symbol, unknown>)[KEY] as undefined | Watch

/**
 * Looks at every request of this process before Next does, and mends what Next does to a scan:
 *
 * - The address at the other end of the socket. `X-Forwarded-For` is whatever the client says, so
 *   the address goes under a header name that nobody outside this process can know.
 * - Paths that are no valid percent-encoding. Next answers them with 500 and never asks the route;
 *   on scan paths they are made readable, so that the scan answers "no such code".
 * - Whole addresses as the target of a request (RFC 9112, 3.2.2). Next answers some with a redirect to
 *   that very address, whatever its scheme.
 * - The query as it was sent, which Next decodes and writes anew. It goes the way of the address.
 * - Upper-case paths, as they are printed. A rewrite of Next's costs as much as the rest of a scan.
 * - The slash at their end, see `watchEnds`.
 *
 * @param paths - where scans arrive; what was named before stays
 */
export function watchRequests(...paths: string[]): void {
  const prefixes = paths.map((path): [string, string] => [`${path}/`.toLowerCase(), `${path}/`])
  const watch = watchOf()
  if (watch) return prefixes.forEach(([lower, written]) => watch.prefixes.set(lower, written))
  const made: Watch = {
    header: `x-peer-${randomBytes(16).toString('hex')}`,
    leftAlone: new WeakSet(),
    prefixes: new Map(prefixes),
    query: `x-query-${randomBytes(16).toString('hex')}`,
    slash: null,
  }
  ;(globalThis as Record<symbol, unknown>)[KEY] = made
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: Incoming; server: object }
    if (made.leftAlone.has(server)) return
    request.headers[made.header] = request.socket.remoteAddress
    if (request.url && !request.url.startsWith('/')) {
      request.url = originForm(request.url, made.prefixes)
    }
    const query = queryOf(request.url, made.prefixes)
    if (query) request.headers[made.query] = query
    if (request.url?.includes('%')) request.url = mendPath(request.url, made.prefixes)
    const own = inOwnCase(request.url ?? '', made.prefixes)
    if (own === null) return
    request.url = made.slash === null ? own : endedBy(made.slash, own)
    request.headers[IN_OWN_CASE] = '1'
  })
}

/**
 * Gives scan paths the end that Next wants (`trailingSlash`) before it sees them. It would send every
 * phone to the same path with a slash, or without, before the route is asked. Call `watchRequests` first.
 */
export function watchEnds(slash: boolean): void {
  const watch = watchOf()
  if (watch) watch.slash = slash
}

/** The target of a scan with a slash at the end of its path, or with none. */
function endedBy(slash: boolean, url: string): string {
  const mark = url.indexOf('?')
  const end = mark < 0 ? url.length : mark
  if (url.endsWith('/', end) === slash) return url
  return url.slice(0, slash ? end : end - 1) + (slash ? '/' : '') + url.slice(end)
}

/** For a server that sees its requests as they were sent: it needs none of this, only its time. */
export function leaveAlone(server: object): void {
  watchOf()?.leftAlone.add(server)
}

/** The address of the connection; `null` where the platform does not tell (serverless). */
export function peerAddress(headers: Pick<Headers, 'get'>): null | string {
  const watch = watchOf()
  return watch ? headers.get(watch.header) : null
}

/** The query of a scan as it was sent; `null` where nobody saw it, or there is none. */
export function sentQuery(headers: Pick<Headers, 'get'>): null | string {
  const watch = watchOf()
  return watch ? headers.get(watch.query) : null
}

function queryOf(url: string | undefined, prefixes: Prefixes): null | string {
  const mark = url?.indexOf('?') ?? -1
  if (!url || mark < 0 || !isScan(url.slice(0, mark), prefixes)) return null
  const query = url.slice(mark + 1)
  // what a header cannot carry
  return /[^\x21-\x7e]/.test(query) ? null : query
}

const isScan = (path: string, prefixes: Prefixes): boolean => {
  const lower = path.toLowerCase()
  return [...prefixes.keys()].some((prefix) => lower.includes(prefix))
}

/** A scan's path and query, without the scheme and host that may stand before them. */
export function originForm(target: string, prefixes: Prefixes): string {
  const rest = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  return rest.startsWith('/') && isScan(rest.split('?', 1)[0] as string, prefixes) ? rest : target
}

/** A scan path that cannot be decoded, with its percent signs taken as plain text. */
export function mendPath(url: string, prefixes: Prefixes): string {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (!isScan(path, prefixes)) return url
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return path.replaceAll('%', '%25') + (mark < 0 ? '' : url.slice(mark))
  }
}
