import type { ScanAnswer, RawScan } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'
import type { GivenAnswer } from '../request/createRestartFilter.js'
import type { Facts, Refused, ScanInHand } from '../scanInHand.js'

import { nameKey } from '../../vocabulary/domains.js'
import { scanId } from '../../vocabulary/scanId.js'
import { opensPage, takesPlace } from '../../vocabulary/takesPlace.js'
import { timeOfULID } from '../../vocabulary/ulid.js'
import { askFirst } from '../decide/between/askFirst.js'
import { rewriteRedirect } from '../decide/rewriteRedirect.js'
import { ownPageOf } from '../decide/turnAway.js'
import { cookieValue } from '../request/cookieValue.js'
import { keptHeaders } from '../request/scanHeaders.js'
import { trafficOf } from '../request/trafficOf.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { askedName, tellError, tryLater } from '../scanInHand.js'
import {
  answer,
  answerBlocked,
  answerHost,
  answerMethod,
  answerProof,
  LATER,
  UNKNOWN,
} from './answer.js'
import { passCookie } from './betweenHeaders.js'

/** Step 6: the answer, and the scan goes to the recorder. What is durable is waited for. */
export function giveAnswer(scan: ScanInHand): Maybe<void> {
  const { became, context, facts } = scan
  if (facts && !isKept(scan)) askHost(scan, facts)
  askFirst(scan)
  const given = scan.given as NonNullable<typeof scan.given>
  const isScan = became === undefined || became === 'test'
  if (!facts || !isScan || isRefused(given)) {
    scan.answer = reply(scan, given)
    if (given === UNKNOWN) noteMiss(scan)
    return
  }
  if (scan.repeatOf && isAgain(scan.repeatOf.answer, given)) {
    scan.became = 'repeat'
    scan.repeatOf.repeats += 1
    context.repeats?.note(scan.repeatOf.scanId, scan.repeatOf.repeats)
    scan.answer = reply(scan, scan.repeatOf.answer.kind === 'ask' ? scan.repeatOf.answer : given)
    return
  }
  const carried = scan.entry!.untouched ? null : carry(given, facts, context)
  const sent = carried ? { ...given, url: carried.url } : given
  // What follows a page in between is for who has answered it: nobody else may be taken for them.
  const { passage } = scan
  if (passage?.scanId && sent.outcome === 'redirected') {
    scan.tools.passed.set(passage.scanId, { answer: sent, choice: passage.choice })
  }
  if (scan.mayRestart && !passage) scan.tools.restarts.remember(facts, sent, facts.now)
  scan.answer = reply(scan, sent)
  const raw = rawScanOf(scan, facts, given, carried?.id)
  if (scan.tools.reloads && !passage && opensPage(facts.traffic.class, facts.traffic.reasons)) {
    const made = { answer: sent, entry: scan.entry!, scanId: raw.scanId }
    scan.tools.reloads.remember(facts, made, facts.now)
  }
  return whenThere(
    () => context.recorder.write(raw),
    () => {},
    (error) => tellError(context, error, 'record'),
  )
}

const isRefused = (given: NonNullable<ScanInHand['given']>): given is Refused =>
  given.kind === 'blocked' ||
  given.kind === 'host' ||
  given.kind === 'method' ||
  given.kind === 'proof' ||
  given.kind === 'told'

/** What somebody was given before, to the letter. */
const isKept = ({ became, given, passage, repeatOf, tools }: ScanInHand): boolean =>
  given !== undefined &&
  (given === repeatOf?.answer ||
    (became === 'repeat' && !passage) ||
    (passage?.isAgain === true && given === tools.passed.get(passage.scanId!)?.answer))

/** A person who asks for a code there is none of may hold a misprint. */
function noteMiss(scan: ScanInHand): void {
  const { address, code, context, request } = scan
  if (!context.misses || code === null || request.method !== 'GET') return
  try {
    const traffic = () => trafficOf(scan)
    const name = nameKey(code, scan.domain?.host)
    context.misses.note({
      address,
      code: name,
      headers: request.headers,
      now: context.now(),
      traffic,
    })
  } catch (error) {
    tellError(context, error, 'record')
  }
}

const isAgain = (first: GivenAnswer, given: GivenAnswer): boolean =>
  first === given ||
  ((given.kind === 'page' || given.kind === 'ask') && given.outcome === first.outcome)

/** The answer to a scan that failed where nothing is known to fail. */
export function answerFailure(scan: ScanInHand, error: unknown): void {
  const { context, request } = scan
  tellError(context, error, 'scan')
  scan.became = 'failed'
  tryLater(scan, LATER)
  const { pages } = context
  const { method } = request
  const { retryAfter } = scan
  scan.answer = answer(LATER, { acceptLanguage: null, code: null, method, pages, retryAfter })
}

function reply(scan: ScanInHand, given: NonNullable<ScanInHand['given']>): ScanAnswer {
  const { code, context, entry, passage, request, retryAfter } = scan
  const { headers, method } = request
  if (given.kind === 'blocked') return answerBlocked(method, retryAfter)
  if (given.kind === 'method') return answerMethod()
  if (given.kind === 'host') return answerHost(method)
  if (given.kind === 'proof') return answerProof(given.proof)
  if (given.kind === 'told') return given.answer
  const { gate, pages, schemes } = context
  const isPage = given.kind === 'page' || given.kind === 'ask'
  const acceptLanguage = isPage ? headers.get('accept-language') : null
  const between = entry?.between
  const proof =
    given.kind === 'ask'
      ? gate?.signForm(given.scanId, nameKey(entry!.code, entry!.domain))
      : undefined
  const answered = answer(given, {
    acceptLanguage,
    between,
    code,
    method,
    opening: openingOf(scan, given),
    own: entry && ownPageOf(entry, given.outcome),
    pages,
    proof,
    retryAfter,
    schemes,
  })
  if (passage?.cookie) answered.headers['Set-Cookie'] = passCookie(passage.cookie, scan)
  return answered
}

/** Of a code that has not begun. */
function openingOf({ entry, facts }: ScanInHand, { outcome }: GivenAnswer) {
  if (outcome !== 'not-started' || !facts || !entry?.startsAt) return undefined
  return { at: entry.startsAt, now: facts.now }
}

/** The host's hook has the last word on a redirect. */
function askHost(scan: ScanInHand, facts: Facts): void {
  const { context, given } = scan
  if (!context.beforeRedirect || given?.kind !== 'redirect') return
  try {
    Object.assign(scan, rewriteRedirect(given, scan.entry!, facts, context))
  } catch (error) {
    tellError(context, error, 'beforeRedirect')
  }
}

/** Only a person who reaches the destination carries an id there. */
function carry(given: GivenAnswer, { headers, traffic }: Facts, { attribution }: ScanContext) {
  if (!attribution || given.kind !== 'redirect' || given.outcome !== 'redirected') return null
  if (!takesPlace(traffic.class, traffic.reasons)) return null
  return attribution(given.url, headers)
}

/** What the recorder is handed. */
function rawScanOf(
  scan: ScanInHand,
  { address, channel, code: own, headers, now, query, traffic }: Facts,
  given: GivenAnswer,
  clickId: string | undefined,
): RawScan {
  const { claimed, context, entry, mount, passage, rule, utm } = scan
  const { code, domain, id } = entry!
  const written = askedName(scan)
  // Who goes on is still the scan that was asked: it gets a better end, and is counted once.
  const asked = given.kind === 'ask' ? given.scanId : (passage?.scanId ?? null)
  return {
    address,
    alias: written === own ? null : written,
    channel,
    claimed,
    code,
    // without the id: who reads scans must not be able to claim them
    destination: given.kind === 'redirect' ? given.url : null,
    domain,
    // which headers a CDN locates people with is the host's to say
    headers: context.cdn === null ? keptHeaders(headers) : headers,
    outcome: given.outcome,
    place: mount.vouched?.place ?? undefined,
    qrCode: id,
    rawQuery: query,
    // A page or a fallback is where no rule led.
    rule: given.outcome === 'redirected' ? rule : null,
    scanId: asked ?? scanId(now),
    clickId,
    scannedAt: asked === null ? now : timeOfULID(asked),
    sessionToken: context.sessionCookie
      ? cookieValue(headers.get('cookie'), context.sessionCookie)
      : undefined,
    traffic,
    utm,
  }
}
