import type { EdgeSite, HostFunction } from '../../integrations/edge/snapshot.js'
import type { CodeEntry } from '../../vocabulary/scan.js'
import type { ScanContext, Vouched } from '../../vocabulary/scanContext.js'
import type { EdgeLife, EdgeScan, EdgeScanOptions } from './types.js'

import { trafficOf } from '../../options/traffic.js'
import { answerMethod, toResponse } from '../../scan/answer/answer.js'
import { createDomainFinder } from '../../scan/domains/findDomain.js'
import { PROBE } from '../../scan/domains/probe.js'
import { handleScan } from '../../scan/handleScan.js'
import { forgiveCode } from '../../scan/request/forgiveCode.js'
import { readForm } from '../../scan/request/readForm.js'
import { takeOwnParameters } from '../../scan/request/takeOwnParameters.js'
import { nameKey, splitKey } from '../../vocabulary/domains.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { matchScanPath, prefixesByHost, scanPrefixes } from '../redirector/matchScanPath.js'
import { asksOrigin } from './asksOrigin.js'
import { callOrigin, type Origin } from './callOrigin.js'
import { checkEdgeOptions } from './checkEdgeOptions.js'
import { createOutbox } from './createOutbox.js'
import { createSnapshot } from './createSnapshot.js'
import { edgeContext } from './edgeContext.js'
import { vouchedBy } from './vouchedBy.js'

/**
 * Scans at a CDN's edge: answered from the snapshot in a key-value store, as the origin would, and
 * handed over to it after the answer. Runs on web standards alone. Make it once per isolate.
 *
 * @throws where an option is missing or wrong
 */
export function createEdgeScan(options: EdgeScanOptions): EdgeScan {
  checkEdgeOptions(options)
  const { elsewhere = notHere, memorySeconds = 10, platform = 'cloudflare', store } = options
  const origin = callOrigin({
    base: `${options.origin.replace(/\/+$/, '')}/qr/edge`,
    fetch: options.fetch ?? ((...asked) => fetch(...asked)),
    secret: options.secret,
    timeout: options.originTimeout ?? 2000,
  })
  const outbox = createOutbox({
    deliver: origin.deliver,
    flushInterval: options.flushInterval ?? 100,
    keep: options.keep,
    onLost: options.onLost ?? (() => {}),
    retries: options.retries ?? [1000, 5000],
  })
  const prefixes = scanPrefixes([options.path ?? '/q'], null)
  const placesOf = createPlaces(prefixes)
  const snapshot = createSnapshot(store, memorySeconds * 1000)
  const contextOf = createContexts((site) =>
    edgeContext({
      beforeRedirect: options.beforeRedirect,
      lookup: (code) => lookUp(code, snapshot.held),
      outbox,
      platform,
      site,
      trafficRules: trafficOf({ rules: options.trafficRules ?? [] }).rules,
    }),
  )

  async function answer(request: Request, code: string, life: EdgeLife): Promise<Response> {
    const vouched = vouchedBy(platform, request, life.address ?? null)
    const site = await orNull(snapshot.site)
    const host = site ? (placesOf(site).domainOf(hostOf(request))?.host ?? null) : null
    const entry = await findOn(host, code, (one) => orNull(() => snapshot.read(one)))
    const isKnown = site !== null && entry !== undefined && !lacks(site, options)
    const needsOrigin =
      !isKnown ||
      isTest(request.url) ||
      code === PROBE ||
      (entry !== null && asksOrigin(entry, Date.now(), vouched.place !== null))
    const said = needsOrigin ? await ask(origin, request, code, vouched) : null
    if (said) return said
    const context = contextOf(site ?? AWAY)
    const { headers, method, url } = request
    const form = method === 'POST' ? new URLSearchParams() : undefined
    return handleScan({ form, headers, method, url }, context, { code, peer: null, vouched })
  }

  const scan = async (request: Request, life: EdgeLife): Promise<Response> => {
    const { method, url } = request
    // The site is only asked where the default paths do not say it all.
    const site = matchScanPath(url, prefixes) === null ? await orNull(snapshot.site) : null
    const ofHost = site ? placesOf(site).prefixesOf(hostOf(request)) : prefixes
    const code = matchScanPath(url, ofHost)
    if (code === null) return elsewhere(request)
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      return toResponse(answerMethod())
    }
    const response = await answer(request, code, life)
    if (outbox.waits()) life.waitUntil(outbox.send())
    return response
  }
  return Object.assign(scan, {
    async deliver(message: string) {
      if ((await origin.deliver(message)) === 'failed') throw new Error('The origin did not take the scans') // prettier-ignore
    },
  })
}

const hostOf = ({ url }: Request): string => new URL(url).host

/** What a site says of hosts, made once for each. */
function createPlaces(prefixes: readonly string[]) {
  const made = new WeakMap<EdgeSite, ReturnType<typeof make>>()
  const make = ({ domains }: EdgeSite) => ({
    domainOf: domains ? createDomainFinder(domains) : () => null,
    prefixesOf: prefixesByHost(prefixes, domains),
  })
  return (site: EdgeSite) => {
    const places = made.get(site) ?? make(site)
    made.set(site, places)
    return places
  }
}

const notHere = (): Response =>
  new Response('Not found\n', { headers: { 'Cache-Control': 'no-store' }, status: 404 })

/** A site of which nothing could be read. */
const AWAY: EdgeSite = {
  attribution: null,
  functions: [],
  internal: [],
  limits: 'closed',
  pages: { siteName: null, siteURL: null },
  repeats: 0,
  schemes: [],
  sessionCookie: '',
  splitKey: '',
}

async function orNull<Value>(ask: () => null | Promise<null | Value> | Value) {
  try {
    return await ask()
  } catch {
    return null
  }
}

/** `null`: there can be no such code. `undefined`: the snapshot has none, which says nothing of the origin. */
async function find(
  raw: string,
  read: (code: string) => Promise<CodeEntry | null>,
): Promise<CodeEntry | null | undefined> {
  const bare = forgiveCode(raw)
  const code = normaliseCode(raw) ?? bare
  if (code === null) return null
  return (await read(code)) ?? (bare === null || bare === code ? undefined : ((await read(bare)) ?? undefined)) // prettier-ignore
}

/** The same on a domain, and where that has no such code on the default one, see `lookUp`. */
async function findOn(
  host: null | string,
  raw: string,
  read: (code: string) => Promise<CodeEntry | null>,
): Promise<CodeEntry | null | undefined> {
  if (host === null) return find(raw, read)
  return (await find(raw, (code) => read(nameKey(code, host)))) ?? find(raw, read)
}

/** As a directory that was just asked; a code nobody has heard of may be at the origin. */
function lookUp(code: string, held: (code: string) => CodeEntry | null | undefined) {
  const entry = held(code)
  if (entry) return entry
  const { host, text } = splitKey(code)
  const bare = forgiveCode(text)
  const others = [
    bare === null ? null : nameKey(bare, host),
    ...(host === null ? [] : [text, bare]),
  ]
  if (others.some((one) => one !== null && held(one))) return null
  throw new Error('The snapshot has no such code, and the origin does not answer')
}

const isTest = (url: string): boolean => {
  const mark = url.indexOf('?')
  return mark >= 0 && takeOwnParameters(url.slice(mark + 1)).token !== null
}

const lacks = ({ functions }: EdgeSite, options: EdgeScanOptions): boolean =>
  functions.some((one) => options[GIVEN_AS[one]] === undefined)

const GIVEN_AS = {
  beforeRedirect: 'beforeRedirect',
  'traffic.rules': 'trafficRules',
} as const satisfies Record<HostFunction, keyof EdgeScanOptions>

/** One context for the same site: it remembers scans that may be repeated. */
function createContexts(make: (site: EdgeSite) => ScanContext) {
  let last: { context: ScanContext; text: string } | undefined
  let site: EdgeSite | undefined
  return (next: EdgeSite): ScanContext => {
    if (next !== site) {
      const text = JSON.stringify(next)
      if (text !== last?.text) last = { context: make(next), text }
      site = next
    }
    return last!.context
  }
}

/** `null`: the origin does not answer, and what is known here has to do. */
async function ask(
  origin: Origin,
  request: Request,
  code: string,
  vouched: Vouched,
): Promise<null | Response> {
  const { headers, method, url } = request
  try {
    const form = method === 'POST' ? { body: String(await readForm(request)) } : {}
    const asked = { ...vouched, ...form, code, headers: [...headers], method, url }
    return toResponse(await origin.ask(asked))
  } catch {
    return null
  }
}
