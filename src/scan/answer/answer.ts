import type { ScanAnswer } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'
import type { GivenAnswer } from '../request/createRestartFilter.js'

import { asciiURL } from '../../kit/asciiURL.js'
import { pageLanguage, type PageOutcome } from './pages/pageTexts.js'
import { renderPage } from './pages/renderPage.js'

/** 404: there is no such code. 410: there is one, and it is off. Never a 5xx: nothing here is retried. */
const PAGE_STATUS: Readonly<Record<PageOutcome, 404 | 410>> = {
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
  /** Canonical code; `null` leaves it off the page. */
  code: null | string
  method: string
  pages: ScanContext['pages']
  /** Seconds after which trying again makes sense: a database that is away. */
  retryAfter?: number
}

/** 302 to the URL, or the page in the visitor's language. `HEAD` gets no body. */
export function answer(decision: GivenAnswer, input: AnswerInput): ScanAnswer {
  const { acceptLanguage, code, method, pages, retryAfter } = input
  const retry = retryAfter === undefined ? undefined : { 'Retry-After': String(retryAfter) }
  if (decision.kind === 'redirect') {
    return { body: null, headers: redirectHeaders(decision.url, retry), status: 302 }
  }
  const language = pageLanguage(acceptLanguage)
  const { outcome } = decision
  return {
    body: method === 'HEAD' ? null : renderPage({ ...pages, code, language, outcome }),
    headers: { ...PAGE, ...retry, 'Content-Language': language },
    status: PAGE_STATUS[outcome],
  }
}

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

/** An answer as a Web `Response`. */
export function toResponse({ body, headers, status }: ScanAnswer): Response {
  return new Response(body, { headers, status })
}
