import type { ProxyTrust } from './compileTrustedProxies.js'
import type { GivenAnswer, RestartFilter } from './createRestartFilter.js'
import type { Facts } from './factsOf.js'
import type {
  AbuseVerdict,
  CodeEntry,
  ScanAnswer,
  ScanContext,
  ScanDraft,
  ScanEvent,
  ScanHeaders,
  ScanMount,
  ScanRequest,
  TestScans,
} from './types.js'

import { answer } from './answer.js'
import { answerBlocked } from './answerBlocked.js'
import { clientAddress } from './clientAddress.js'
import { compileTrustedProxies } from './compileTrustedProxies.js'
import { createRestartFilter, RESTART_HINT } from './createRestartFilter.js'
import { factsOf } from './factsOf.js'
import { keptHeaders } from './keptHeaders.js'
import { normaliseCode } from './normaliseCode.js'
import { resolveScan, RETRY_SECONDS, TAKES_NO_PLACE } from './resolveScan.js'
import { scanId } from './scanId.js'
import { tellError } from './tellError.js'
import { userAgentFacts } from './userAgentFacts.js'

const UNKNOWN: GivenAnswer = { kind: 'page', outcome: 'unknown' }
/** Not there just now: whether there is such a code is not known, and must not be denied. */
const LATER: GivenAnswer = { kind: 'page', outcome: 'missing-destination' }

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

const PASS: AbuseVerdict = { kind: 'pass' }

/** Set when this request is a test scan. */
function testsOf({ code, now, testToken }: Facts, { tests }: ScanContext): TestScans | undefined {
  return testToken !== null && tests?.verify(testToken, code, now) ? tests : undefined
}

function record(draft: ScanDraft, context: ScanContext): Promise<void> | undefined {
  const failed = (error: unknown): void => tellError(context, error, 'record')
  try {
    return context.sink.write(draft)?.catch(failed)
  } catch (error) {
    failed(error)
    return undefined
  }
}

/** Only a person who reaches the destination carries an id there. */
function carry(
  given: GivenAnswer,
  { traffic }: Facts,
  { attribution }: ScanContext,
  headers: ScanHeaders,
) {
  if (!attribution || given.kind !== 'redirect' || given.outcome !== 'redirected') return null
  if (traffic.class === 'bot' || TAKES_NO_PLACE.has(traffic.class)) return null
  return attribution(given.url, headers)
}

type Done = { answer: ScanAnswer } & Omit<ScanEvent, 'ms'>

async function scan(request: ScanRequest, context: ScanContext, mount: ScanMount): Promise<Done> {
  const { headers, method } = request
  const { restarts, trust } = toolsOf(context)
  const code = normaliseCode(mount.code)
  const reply = (given: GivenAnswer, retryAfter?: number) =>
    answer(given, {
      acceptLanguage: headers.get('accept-language'),
      code,
      method,
      pages: context.pages,
      retryAfter,
    })
  const address = clientAddress(headers, mount.peer, trust, context.cdn)
  let verdict: AbuseVerdict = PASS
  // Nobody is limited whose address is not known: a guess would be at somebody's expense.
  if (context.abuse && address !== null) {
    try {
      verdict = await context.abuse.check(address)
    } catch (error) {
      tellError(context, error, 'abuse')
    }
  }
  if (verdict.kind === 'block') {
    const blocked = answerBlocked(method, verdict.retryAfter)
    return { answer: blocked, outcome: 'blocked', trafficClass: null }
  }
  if (code === null) return { answer: reply(UNKNOWN), outcome: 'unknown', trafficClass: null }

  let entry: CodeEntry | null
  try {
    const found = context.directory.lookup(code)
    entry = found instanceof Promise ? await found : found
  } catch (error) {
    tellError(context, error, 'lookup')
    return { answer: reply(LATER, RETRY_SECONDS), outcome: 'failed', trafficClass: null }
  }
  if (entry === null) return { answer: reply(UNKNOWN), outcome: 'unknown', trafficClass: null }

  const facts = factsOf(request, code, context.now(), address, verdict.kind === 'burst')
  const trafficClass = facts.traffic.class
  const tests = testsOf(facts, context)
  if (tests) {
    const { given, retryAfter } = await resolveScan(entry, facts, context, tests)
    return { answer: reply(given, retryAfter), outcome: 'test', trafficClass }
  }
  // Only Chromium restarts, and only what a person opens.
  const restartable =
    userAgentFacts(facts.userAgent).chromium !== null && !TAKES_NO_PLACE.has(trafficClass)
  const repeats = restartable && headers.has(RESTART_HINT)
  const first = repeats ? restarts.take(facts, facts.now) : null
  if (first !== null) return { answer: reply(first), outcome: 'repeat', trafficClass }

  // Most wait for nothing, and a promise all the same would cost more than the step it stands for.
  const resolved = resolveScan(entry, facts, context)
  const {
    claimed,
    given: decided,
    retryAfter,
    utm,
  } = resolved instanceof Promise ? await resolved : resolved
  const carried = carry(decided, facts, context, headers)
  const given = carried ? { ...decided, url: carried.url } : decided
  if (restartable && !repeats) restarts.remember(facts, given, facts.now)
  const stored = record(
    {
      address,
      claimed,
      code,
      // without the id: who reads scans must not be able to claim them
      destination: decided.kind === 'redirect' ? decided.url : null,
      // which headers a CDN locates people with is the host's to say
      headers: context.cdn === null ? keptHeaders(headers) : headers,
      outcome: given.outcome,
      qrCode: entry.id,
      rawQuery: facts.query,
      scanId: scanId(facts.now),
      scanIdCarried: carried?.id,
      scannedAt: facts.now,
      traffic: facts.traffic,
      utm,
    },
    context,
  )
  if (stored) await stored
  return { answer: reply(given, retryAfter), outcome: given.outcome, trafficClass }
}

/**
 * A scan from request to answer, see `handleScan`; for mounts that write the answer to a socket
 * themselves.
 */
export async function answerScan(
  request: ScanRequest,
  context: ScanContext,
  mount: ScanMount,
): Promise<ScanAnswer> {
  const started = performance.now()
  let done: Done
  try {
    done = await scan(request, context, mount)
  } catch (error) {
    tellError(context, error, 'scan')
    const { method } = request
    const page = {
      acceptLanguage: null,
      code: null,
      method,
      pages: context.pages,
      retryAfter: RETRY_SECONDS,
    }
    done = { answer: answer(LATER, page), outcome: 'failed', trafficClass: null }
  }
  const { outcome, trafficClass } = done
  context.onScan?.({ ms: performance.now() - started, outcome, trafficClass })
  return done.answer
}
