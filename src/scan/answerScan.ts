import type { ProxyTrust } from './request/compileTrustedProxies.js'
import type { ScanDone, ScanInHand } from './answer/reply.js'
import type {
  AbuseVerdict,
  CodeEntry,
  ScanAnswer,
  ScanContext,
  ScanMount,
  ScanRequest,
} from '../vocabulary/scan.js'

import { answer } from './answer/answer.js'
import { answerBlocked } from './answer/answerBlocked.js'
import { answerFound } from './answerFound.js'
import { clientAddress } from './request/clientAddress.js'
import { compileTrustedProxies } from './request/compileTrustedProxies.js'
import {
  createRestartFilter,
  type GivenAnswer,
  type RestartFilter,
} from './request/createRestartFilter.js'
import type { Maybe } from '../kit/maybe.js'
import { forgiveCode } from './request/forgiveCode.js'
import { normaliseCode } from '../vocabulary/normaliseCode.js'
import { reply } from './answer/reply.js'
import { RETRY_SECONDS } from './resolveScan.js'
import { tellError } from './tellError.js'

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

/**
 * A scan from request to answer, see `handleScan`; for mounts that write the answer to a socket
 * themselves. A promise only where something has to be waited for, which never rejects.
 */
export function answerScan(
  request: ScanRequest,
  context: ScanContext,
  mount: ScanMount,
): Maybe<ScanAnswer> {
  const started = performance.now()
  let done: Maybe<ScanDone>
  try {
    done = judge(request, context, mount)
  } catch (error) {
    done = failed(request, context, error)
  }
  if (!(done instanceof Promise)) return tell(done, context, started)
  return done.then(
    (late) => tell(late, context, started),
    (error) => tell(failed(request, context, error), context, started),
  )
}

function tell(
  { answer, outcome, trafficClass }: ScanDone,
  { onScan }: ScanContext,
  started: number,
): ScanAnswer {
  onScan?.({ ms: performance.now() - started, outcome, trafficClass })
  return answer
}

function failed({ method }: ScanRequest, context: ScanContext, error: unknown): ScanDone {
  tellError(context, error, 'scan')
  const { pages } = context
  const page = { acceptLanguage: null, code: null, method, pages, retryAfter: RETRY_SECONDS }
  return { answer: answer(LATER, page), outcome: 'failed', trafficClass: null }
}

const PASS: AbuseVerdict = { kind: 'pass' }

/** Whether this address asks too often. */
function judge(request: ScanRequest, context: ScanContext, mount: ScanMount): Maybe<ScanDone> {
  const { restarts, trust } = toolsOf(context)
  const address = clientAddress(request.headers, mount.peer, trust, context.cdn)
  const code = normaliseCode(mount.code)
  const scan = { address, code: code ?? forgiveCode(mount.code), context, request, restarts }
  // Nobody is limited whose address is not known: a guess would be at somebody's expense.
  const typed = code === null ? null : mount.code
  if (!context.abuse || address === null) return lookUp(scan, PASS, typed)
  let verdict: Maybe<AbuseVerdict>
  try {
    verdict = context.abuse.check(address)
  } catch (error) {
    tellError(context, error, 'abuse')
    verdict = PASS
  }
  if (!(verdict instanceof Promise)) return lookUp(scan, verdict, typed)
  const passed = (error: unknown): AbuseVerdict => {
    tellError(context, error, 'abuse')
    return PASS
  }
  return verdict.catch(passed).then((late) => lookUp(scan, late, typed))
}

/** @param typed what is looked at again, and forgiven what trails, where there is no such code */
function lookUp(scan: ScanInHand, verdict: AbuseVerdict, typed: null | string): Maybe<ScanDone> {
  const { code, context, request } = scan
  if (verdict.kind === 'block') {
    const blocked = answerBlocked(request.method, verdict.retryAfter)
    return { answer: blocked, outcome: 'blocked', trafficClass: null }
  }
  if (code === null) return unknown(scan)
  let entry: Maybe<CodeEntry | null>
  try {
    entry = context.directory.lookup(code)
  } catch (error) {
    return unread(scan, error)
  }
  const then = (there: CodeEntry | null): Maybe<ScanDone> => {
    const other = there === null && typed !== null ? forgiveCode(typed) : null
    return other === null
      ? found(scan, there, verdict)
      : lookUp({ ...scan, code: other }, verdict, null)
  }
  if (!(entry instanceof Promise)) return then(entry)
  return entry.then(
    (late) => then(late),
    (error) => unread(scan, error),
  )
}

function found(scan: ScanInHand, entry: CodeEntry | null, { kind }: AbuseVerdict): Maybe<ScanDone> {
  return entry === null ? unknown(scan) : answerFound(scan, entry, kind === 'burst')
}

const unknown = (scan: ScanInHand): ScanDone => ({
  answer: reply(scan, UNKNOWN),
  outcome: 'unknown',
  trafficClass: null,
})

function unread(scan: ScanInHand, error: unknown): ScanDone {
  tellError(scan.context, error, 'lookup')
  return { answer: reply(scan, LATER, RETRY_SECONDS), outcome: 'failed', trafficClass: null }
}
