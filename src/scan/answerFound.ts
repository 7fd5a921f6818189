import type { Facts } from './request/factsOf.js'
import type { ScanDone, ScanInHand } from './answer/reply.js'
import type {
  CodeEntry,
  ScanContext,
  ScanDraft,
  ScanHeaders,
  TestScans,
} from '../vocabulary/scan.js'

import { type GivenAnswer, RESTART_HINT } from './request/createRestartFilter.js'
import { factsOf } from './request/factsOf.js'
import { keptHeaders } from './request/keptHeaders.js'
import { type Maybe, whenThere } from '../kit/maybe.js'
import { reply } from './answer/reply.js'
import { type Resolved, resolveScan } from './resolveScan.js'
import { scanId } from '../vocabulary/scanId.js'
import { opensPage, takesPlace } from '../vocabulary/takesPlace.js'
import { tellError } from './tellError.js'
import { userAgentFacts } from './request/userAgentFacts.js'

/** The second half of a scan, whose code is known: facts, decision, place, record, answer. */
export function answerFound(scan: ScanInHand, entry: CodeEntry, isBurst: boolean): Maybe<ScanDone> {
  const { address, context, request, restarts } = scan
  const facts = factsOf(request, entry.code, context.now(), address, {
    cdn: context.cdn,
    isBurst,
  })
  const trafficClass = facts.traffic.class
  const tests = testsOf(facts, context)
  if (tests) return answerTest(scan, entry, facts, tests)
  // Only Chromium restarts, and only what a person opens.
  const restartable =
    userAgentFacts(facts.userAgent).chromium !== null &&
    opensPage(trafficClass, facts.traffic.reasons)
  const repeats = restartable && request.headers.has(RESTART_HINT)
  const first = repeats ? restarts.take(facts, facts.now) : null
  if (first !== null) return { answer: reply(scan, first), outcome: 'repeat', trafficClass }

  const isFirst = restartable && !repeats
  return whenThere(resolveScan(entry, facts, context), (resolved) =>
    recordAndReply(scan, entry, facts, resolved, isFirst),
  )
}

/** Set when this request is a test scan. */
function testsOf({ code, now, testToken }: Facts, { tests }: ScanContext): TestScans | undefined {
  return testToken !== null && tests?.verify(testToken, code, now) ? tests : undefined
}

function answerTest(
  scan: ScanInHand,
  entry: CodeEntry,
  facts: Facts,
  tests: TestScans,
): Maybe<ScanDone> {
  return whenThere(resolveScan(entry, facts, scan.context, tests), ({ given, retryAfter }) => ({
    answer: reply(scan, given, retryAfter),
    outcome: 'test',
    trafficClass: facts.traffic.class,
  }))
}

function recordAndReply(
  scan: ScanInHand,
  entry: CodeEntry,
  facts: Facts,
  { claimed, given: decided, retryAfter, utm }: Resolved,
  isFirst: boolean,
): Maybe<ScanDone> {
  const { context } = scan
  const { address, code, headers, now, query, traffic } = facts
  const carried = entry.untouched ? null : carry(decided, facts, context, headers)
  const given = carried ? { ...decided, url: carried.url } : decided
  const { outcome } = given
  if (isFirst) scan.restarts.remember(facts, given, now)
  const draft: ScanDraft = {
    address,
    claimed,
    code,
    // without the id: who reads scans must not be able to claim them
    destination: decided.kind === 'redirect' ? decided.url : null,
    // which headers a CDN locates people with is the host's to say
    headers: context.cdn === null ? keptHeaders(headers) : headers,
    outcome,
    qrCode: entry.id,
    rawQuery: query,
    scanId: scanId(now),
    scanIdCarried: carried?.id,
    scannedAt: now,
    traffic,
    utm,
  }
  const done: ScanDone = {
    answer: reply(scan, given, retryAfter),
    outcome,
    trafficClass: traffic.class,
  }
  return record(draft, context, done)
}

/** Only a person who reaches the destination carries an id there. */
function carry(
  given: GivenAnswer,
  { traffic }: Facts,
  { attribution }: ScanContext,
  headers: ScanHeaders,
) {
  if (!attribution || given.kind !== 'redirect' || given.outcome !== 'redirected') return null
  if (!takesPlace(traffic.class, traffic.reasons)) return null
  return attribution(given.url, headers)
}

/** What was done, as soon as the scan is safe, or is known not to be. */
function record(draft: ScanDraft, context: ScanContext, done: ScanDone): Maybe<ScanDone> {
  const failed = (error: unknown): ScanDone => {
    tellError(context, error, 'record')
    return done
  }
  try {
    return context.sink.write(draft)?.then(() => done, failed) ?? done
  } catch (error) {
    return failed(error)
  }
}
