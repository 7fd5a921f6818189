import { randomBytes } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'

import type { ScanRequest } from '../../vocabulary/scan.js'

type Incoming = {
  headers: Record<string, string | string[] | undefined>
  method?: string
  socket: { remoteAddress?: string }
  url?: string
}

/** Names of the headers that carry what was seen, and what is looked for. */
type Watch = {
  /** Servers that are not looked at. */
  leftAlone: WeakSet<object>
  path: string
  peer: string
  prefixes: Map<string, string>
  query: string
  /** Whether the host's Next wants a slash at the end of a path; `null`: it did not say. */
  slash: boolean | null
}
/** Where scans arrive, with a slash at the end: by the lower-case form, as it is written. */
type Prefixes = ReadonlyMap<string, string>

/** Marks requests whose path stands as the scan route is written, so that nothing rewrites it. */
export const IN_OWN_CASE = 'x-qr-in-own-case'

const KEY = Symbol.for('payload-plugin-qr.requests')

const watchOf = (): undefined | Watch =>
  (globalThis as Record<symbol, unknown>)[KEY] as undefined | Watch

/**
 * Looks at every request of this process before Next does, for what neither a rule of Next's config
 * nor the request that a route is handed can tell or mend:
 *
 * - The address at the other end of the socket. `X-Forwarded-For` is whatever the client says, and
 *   a route sees no socket; so the address goes under a header name that nobody outside this process
 *   can know.
 * - The path of forms as it was sent.
 * - The query as it was sent. Routes see it decoded and written anew. It goes the way of the address.
 * - Paths that are no valid percent-encoding. Next answers them with an error before any rule or route;
 *   on scan paths they are made readable, so that the scan answers "no such code".
 * - Whole addresses as the target of a request (RFC 9112, 3.2.2). Next answers some with a redirect to
 *   that very address, whatever its scheme.
 * - The slash at the end of a path, see `watchEnds`.
 * - Upper-case paths, as they are printed; what stood there goes under a header, too. A rule of `withQR` does this where no process of ours sees
 *   requests first. It is for those alone: rules know no case, so Next would rewrite every scan, and
 *   a rewrite is a tenth of the work of a scan.
 *
 * @param paths - where scans arrive; what was named before stays
 */
export function watchRequests(...paths: string[]): void {
  const watch = watchOf() ?? subscribe()
  for (const path of paths) watch.prefixes.set(`${path}/`.toLowerCase(), `${path}/`)
}

const PLAIN = /^[\x21-\x7e]+$/

function subscribe(): Watch {
  const watch: Watch = {
    leftAlone: new WeakSet(),
    path: `x-path-${randomBytes(16).toString('hex')}`,
    peer: `x-peer-${randomBytes(16).toString('hex')}`,
    prefixes: new Map(),
    query: `x-query-${randomBytes(16).toString('hex')}`,
    slash: null,
  }
  ;(globalThis as Record<symbol, unknown>)[KEY] = watch
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: Incoming; server: object }
    if (watch.leftAlone.has(server)) return
    request.headers[watch.peer] = request.socket.remoteAddress
    const scan = scanIn(request.url ?? '', watch.prefixes)
    if (!scan) return
    // more than that no header can carry
    if (scan.query.length > 1 && PLAIN.test(scan.query)) {
      request.headers[watch.query] = scan.query.slice(1)
    }
    // Cookies are bound to it, and only those who answer a page in between get one.
    if (request.method === 'POST') request.headers[watch.path] = scan.path
    const path = readablePath(scan.path)
    const own = codePath(path, watch.prefixes, watch.slash)
    request.url = (own ?? path) + scan.query
    if (own !== null) request.headers[IN_OWN_CASE] = '1'
    // how it is spelled says whether it was printed
    if (own !== null && own !== path && PLAIN.test(path)) request.headers[watch.path] = path
  })
  return watch
}

/**
 * Gives scan paths the end that Next wants (`trailingSlash`) before it sees them. It would send every
 * phone to the same path with a slash, or without, before any rule is tried. Call `watchRequests` first.
 */
export function watchEnds(slash: boolean): void {
  const watch = watchOf()
  if (watch) watch.slash = slash
}

/** For a server that sees its requests as they were sent: it needs none of this, only its time. */
export function leaveAlone(server: object): void {
  watchOf()?.leftAlone.add(server)
}

/** The address of the connection; `null` where the platform does not tell (serverless). */
export function peerAddress(headers: Pick<Headers, 'get'>): null | string {
  const watch = watchOf()
  return watch ? headers.get(watch.peer) : null
}

/** The path of a form as the browser has it; `null` where nobody saw it. */
export function sentPath(headers: Pick<Headers, 'get'>): null | string {
  const watch = watchOf()
  return watch ? headers.get(watch.path) : null
}

/**
 * The request with its query as the phone sent it: `flag` and `a=b%20c` reach Next's routes as
 * `flag=` and `a=b+c`, and bytes that are no UTF-8 as question marks. Where somebody in between gave
 * it another query, that one stays. Its path is spelled as it was, too.
 *
 * @param sent - `null` where nobody saw it, or there is none
 */
export function asSent(
  { headers, method, url: read }: ScanRequest,
  sent = sentQuery(headers),
): ScanRequest {
  const url = spelled(read, headers)
  const mark = url.indexOf('?')
  if (sent === null || mark < 0) return { headers, method, url }
  const same = meaning(sent) === meaning(url.slice(mark + 1))
  return { headers, method, url: same ? `${url.slice(0, mark)}?${sent}` : url }
}

function spelled(url: string, headers: ScanRequest['headers']): string {
  const watch = watchOf()
  const path = watch ? headers.get(watch.path) : null
  if (path === null) return url
  const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('//') + 2)
  const end = url.search(/[?#]/)
  return url.slice(0, start) + path + (end < 0 ? '' : url.slice(end))
}

function sentQuery(headers: ScanRequest['headers']): null | string {
  const watch = watchOf()
  return watch ? headers.get(watch.query) : null
}

const meaning = (query: string): string => new URLSearchParams(query).toString()

/** The target of a request, without the scheme and host that may stand before it; `null` off scan paths. */
export function scanIn(target: string, prefixes: Prefixes): null | { path: string; query: string } {
  const own = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  const mark = own.indexOf('?')
  const path = mark < 0 ? own : own.slice(0, mark)
  const lower = path.toLowerCase()
  const isScan = [...prefixes.keys()].some((prefix) => lower.includes(prefix))
  return path.startsWith('/') && isScan ? { path, query: own.slice(path.length) } : null
}

/** A path that cannot be decoded, with its percent signs taken as plain text. */
export function readablePath(path: string): string {
  if (!path.includes('%')) return path
  try {
    decodeURIComponent(path)
    return path
  } catch {
    return path.replaceAll('%', '%25')
  }
}

/**
 * The path of one code as its route is written and with the end that Next wants: `/Q/AB12` becomes
 * `/q/AB12`. `null` where it is none.
 */
export function codePath(path: string, prefixes: Prefixes, slash: boolean | null): null | string {
  const bare = path.endsWith('/') ? path.slice(0, -1) : path
  const at = bare.lastIndexOf('/') + 1
  const written = prefixes.get(bare.slice(0, at).toLowerCase())
  if (written === undefined || at === bare.length) return null
  return written + bare.slice(at) + ((slash ?? bare !== path) ? '/' : '')
}
