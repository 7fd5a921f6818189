import type { Between, ContactCard, Refusal } from '../../vocabulary/between.js'
import type { OwnPage } from '../../vocabulary/ownPages.js'
import type { ScanAnswer } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'
import type { GivenAnswer } from '../request/createRestartFilter.js'

import { asciiURL } from '../../kit/asciiURL.js'
import { PROOF_HEADER } from '../domains/probe.js'
import { betweenHeaders } from './betweenHeaders.js'
import { contactFile, contactFileName } from './pages/contactFile.js'
import { type Opening, refreshHeader } from './pages/opening.js'
import { pageLanguage, type PageOutcome } from './pages/pageTexts.js'
import { renderBetween } from './pages/renderBetween.js'
import { renderPage } from './pages/renderPage.js'

/** 404: there is no such code. 410: there is one, and it is off. Never a 5xx: nothing here is retried. */
const PAGE_STATUS: Readonly<Record<PageOutcome, 404 | 410>> = {
  'already-used': 410,
  expired: 410,
  'missing-destination': 410,
  'not-started': 410,
  paused: 410,
  trashed: 410,
  unknown: 404,
  'used-up': 410,
}

/** On every answer. */
export const COMMON = {
  // A cached answer would be a scan nobody sees, and would outlive an edit.
  'Cache-Control': 'no-store',
  // The landing page learns which site sent the person, never the code; also from https to http.
  'Referrer-Policy': 'origin',
  'X-Robots-Tag': 'noindex',
}

const PAGE = {
  ...COMMON,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Content-Type': 'text/html; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
}

export const UNKNOWN: GivenAnswer = { kind: 'page', outcome: 'unknown' }
/** Not there just now: whether there is such a code is not known, and must not be denied. */
export const LATER: GivenAnswer = { kind: 'page', outcome: 'missing-destination' }

export type AnswerInput = {
  acceptLanguage: null | string
  /** Of codes that have one. */
  between?: Between | undefined
  /** Canonical code; `null` leaves it off the page. */
  code: null | string
  method: string
  /** When the code begins, where that is what is waited for. */
  opening?: Opening | undefined
  /** What the host says on the page. */
  own?: OwnPage | undefined
  pages: ScanContext['pages']
  /** For the form of the page in between. */
  proof?: string | undefined
  /** Seconds after which trying again makes sense: a database that is away. */
  retryAfter?: number | undefined
  schemes?: readonly string[] | undefined
}

/**
 * 302 to the URL, or the page in the visitor's language. `HEAD` gets no body, and who answered a form is
 * sent on with 303 (RFC 9110, section 15.4.4: by `GET`).
 */
export function answer(decision: GivenAnswer, input: AnswerInput): ScanAnswer {
  const { acceptLanguage, code, method, pages, retryAfter } = input
  const retry = retryAfter === undefined ? undefined : { 'Retry-After': String(retryAfter) }
  if (decision.kind === 'redirect') {
    const status = method === 'POST' ? 303 : 302
    return { body: null, headers: redirectHeaders(decision.url, retry), status }
  }
  if (decision.kind === 'card') return answerCard(input.between!.card!)
  const language = pageLanguage(acceptLanguage)
  if (decision.kind === 'ask') {
    const { between, proof = '', schemes } = input
    const { refusal, url } = decision
    const page = { ...pages, between: between!, code, language, proof, refusal, url }
    return {
      body: method === 'HEAD' ? null : renderBetween(page),
      headers: { ...PAGE, ...betweenHeaders(schemes), ...retry, 'Content-Language': language },
      status: refusal ? REFUSED[refusal] : 200,
    }
  }
  const { outcome } = decision
  const { opening, own, schemes } = input
  const page = { ...pages, code, language, opening, outcome, own, schemes }
  const refresh = opening && refreshHeader(opening)
  return {
    body: method === 'HEAD' ? null : renderPage(page),
    headers: { ...PAGE, ...retry, ...refresh, 'Content-Language': language },
    status: PAGE_STATUS[outcome],
  }
}

/** RFC 9110, section 15.5.4: not allowed by what was said. RFC 6585, section 4: too often. */
const REFUSED: Readonly<Record<Refusal, number>> = { busy: 429, later: 429, wrong: 403 }

const answerCard = (card: ContactCard): ScanAnswer => ({
  body: contactFile(card),
  headers: {
    ...COMMON,
    'Content-Disposition': `attachment; filename="${contactFileName(card)}"`,
    'Content-Type': 'text/vcard; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  },
  status: 200,
})

function redirectHeaders(url: string, retry?: Record<string, string>): Record<string, string> {
  const Location = asciiURL(url)
  if (retry) return { ...COMMON, ...retry, Location }
  // Name by name: what nearly every scan gets is made from a shape that is known beforehand.
  return {
    'Cache-Control': COMMON['Cache-Control'],
    'Referrer-Policy': COMMON['Referrer-Policy'],
    'X-Robots-Tag': COMMON['X-Robots-Tag'],
    Location,
  }
}

const PLAIN = { ...COMMON, 'Content-Type': 'text/plain; charset=utf-8' }

/** 429: this address asks more often than the host allows. Plain text, as machines read it. */
export function answerBlocked(method: string, retryAfter = 1): ScanAnswer {
  return {
    body:
      method === 'HEAD' ? null : 'Too many requests from this network. Please try again shortly.\n',
    headers: {
      ...PLAIN,
      'Retry-After': String(retryAfter),
      'X-Content-Type-Options': 'nosniff',
    },
    status: 429,
  }
}

/** 405 for any method but GET and HEAD (RFC 9110, section 15.5.6: with what is allowed). */
export const answerMethod = (): ScanAnswer => ({
  body: 'Use GET or HEAD\n',
  headers: { ...PLAIN, Allow: 'GET, HEAD' },
  status: 405,
})

/** 421: this host is nobody's here (RFC 9110, section 15.5.20). Says nothing of who would answer. */
export const answerHost = (method: string): ScanAnswer => ({
  body: method === 'HEAD' ? null : 'No short URLs are answered for this host\n',
  headers: { ...PLAIN },
  status: 421,
})

/** 204: who asked whether this host leads here can tell that it does. */
export const answerProof = (proof: string): ScanAnswer => ({
  body: null,
  headers: { ...COMMON, [PROOF_HEADER]: proof },
  status: 204,
})

/** An answer as a Web `Response`. */
export function toResponse({ body, headers, status }: ScanAnswer): Response {
  return new Response(body, { headers, status })
}
