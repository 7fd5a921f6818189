import type { ProxyTrust } from './compileTrustedProxies.js'
import type { GivenAnswer, RestartFilter } from './createRestartFilter.js'
import type {
  CodeEntry,
  ScanContext,
  ScanDraft,
  ScanMount,
  Traffic,
  TrafficClass,
  UTM,
} from './types.js'

import { answer } from './answer.js'
import { NO_UTM } from './buildDestination.js'
import { classifyTraffic } from './classifyTraffic.js'
import { clientAddress } from './clientAddress.js'
import { compileTrustedProxies } from './compileTrustedProxies.js'
import { createRestartFilter, RESTART_HINT } from './createRestartFilter.js'
import { decide } from './decide.js'
import { normaliseCode } from './normaliseCode.js'
import { scanId } from './scanId.js'
import { turnAway } from './turnAway.js'
import { userAgentFacts } from './userAgentFacts.js'

const RETRY_SECONDS = 5
const UNKNOWN: GivenAnswer = { kind: 'page', outcome: 'unknown' }

/** Fetched by somebody's software before or instead of a person: takes no place of a limit. */
const TAKES_NO_PLACE: ReadonlySet<TrafficClass> = new Set(['prefetch', 'preview', 'probe'])

/** What is made of a context once, at its first scan. */
type Tools = { restarts: RestartFilter; trust: ProxyTrust }
const tools = new WeakMap<ScanContext, Tools>()

function toolsOf(context: ScanContext): Tools {
  let made = tools.get(context)
  if (made === undefined) {
    made = {
      restarts: createRestartFilter(),
      trust: compileTrustedProxies(context.trustedProxies),
    }
    tools.set(context, made)
  }
  return made
}

/** Telling of a failure must not become one. */
function tell(context: ScanContext, error: unknown, step: 'claim' | 'lookup' | 'record' | 'scan') {
  try {
    context.onError?.(error, step)
  } catch {
    // nobody is left to tell
  }
}

type Facts = {
  address: null | string
  code: string
  now: number
  query: null | string
  request: Request
  traffic: Traffic
  userAgent: null | string
}

type Resolved = { claimed: boolean; given: GivenAnswer; retryAfter?: number; utm: UTM }

function factsOf(
  request: Request,
  code: string,
  { cdn, now }: ScanContext,
  trust: ProxyTrust,
  peer: null | string,
): Facts {
  const { headers, method, url } = request
  const mark = url.indexOf('?')
  const hash = url.indexOf('#')
  const query =
    mark < 0 || (hash >= 0 && hash < mark) ? '' : url.slice(mark + 1, hash < 0 ? undefined : hash)
  const userAgent = headers.get('user-agent')
  const https = url.startsWith('https:') || headers.get('x-forwarded-proto') === 'https'
  return {
    address: clientAddress(headers, peer, trust, cdn),
    code,
    now: now(),
    query: query || null,
    request,
    traffic: classifyTraffic({ headers, https, method, userAgent }),
    userAgent,
  }
}

/** Decides, and takes a place where one is needed: before the answer, so that N are N. */
async function resolve(entry: CodeEntry, facts: Facts, context: ScanContext): Promise<Resolved> {
  const { limits, schemes } = context
  const decision = decide(entry, { now: facts.now, scannedQuery: facts.query, schemes })
  const { utm } = decision
  if (decision.kind === 'page' || !decision.claim || TAKES_NO_PLACE.has(facts.traffic.class)) {
    return { claimed: false, given: decision, utm }
  }
  try {
    if (await limits.claim(entry)) return { claimed: true, given: decision, utm }
    return { claimed: false, given: turnAway(entry, 'used-up', schemes), utm: NO_UTM }
  } catch (error) {
    tell(context, error, 'claim')
    // Sending people on uncounted would break the limit; a page they can reload does not.
    const given: GivenAnswer = turnAway(entry, 'used-up', schemes)
    return { claimed: false, given, retryAfter: RETRY_SECONDS, utm: NO_UTM }
  }
}

async function record(draft: ScanDraft, context: ScanContext): Promise<void> {
  try {
    const stored = context.sink.write(draft)
    if (stored !== undefined) await stored
  } catch (error) {
    tell(context, error, 'record')
  }
}

async function scan(request: Request, context: ScanContext, mount: ScanMount): Promise<Response> {
  const { headers, method } = request
  const code = normaliseCode(mount.code)
  const reply = (given: GivenAnswer, retryAfter?: number) =>
    answer(given, {
      acceptLanguage: headers.get('accept-language'),
      code,
      method,
      pages: context.pages,
      retryAfter,
    })
  if (code === null) return reply(UNKNOWN)

  let entry: CodeEntry | null
  try {
    const found = context.directory.lookup(code)
    entry = found instanceof Promise ? await found : found
  } catch (error) {
    tell(context, error, 'lookup')
    return reply(UNKNOWN, RETRY_SECONDS)
  }
  if (entry === null) return reply(UNKNOWN)

  const { restarts, trust } = toolsOf(context)
  const facts = factsOf(request, code, context, trust, mount.peer)
  // Only Chromium restarts, and only what a person opens.
  const restartable =
    userAgentFacts(facts.userAgent).chromium !== null && !TAKES_NO_PLACE.has(facts.traffic.class)
  const repeats = restartable && headers.has(RESTART_HINT)
  const first = repeats ? restarts.take(facts, facts.now) : null
  if (first !== null) return reply(first)

  const { claimed, given, retryAfter, utm } = await resolve(entry, facts, context)
  if (restartable && !repeats) restarts.remember(facts, given, facts.now)
  await record(
    {
      address: facts.address,
      claimed,
      code,
      destination: given.kind === 'redirect' ? given.url : null,
      headers,
      outcome: given.outcome,
      qrCode: entry.id,
      rawQuery: facts.query,
      scanId: scanId(facts.now),
      scannedAt: facts.now,
      traffic: facts.traffic,
      utm,
    },
    context,
  )
  return reply(given, retryAfter)
}

/**
 * A scan from request to response: code, lookup, facts, decision, place, record, answer.
 *
 * Answers 302, 404 or 410 and nothing else; never rejects. Codes that do not exist get the page
 * and leave no record. A place of a limited code is taken by every GET that is no prefetch or
 * preview. A sink that returns a promise (durable recording) is waited for; when it fails, the
 * answer still goes out. `context.onError` hears of every failure.
 */
export async function handleScan(
  request: Request,
  context: ScanContext,
  mount: ScanMount,
): Promise<Response> {
  try {
    return await scan(request, context, mount)
  } catch (error) {
    tell(context, error, 'scan')
    const { method } = request
    return answer(UNKNOWN, { acceptLanguage: null, code: null, method, pages: context.pages })
  }
}
