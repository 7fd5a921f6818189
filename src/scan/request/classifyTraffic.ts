import type { CDN, ScanHeaders, Traffic, TrafficClass } from '../../vocabulary/scan.js'

import { PART_OF_PAGE } from '../../vocabulary/takesPlace.js'
import { userAgentFacts } from './userAgentFacts.js'

/** Raised with every change of the rules, so that stored scans can be told apart and redone. */
const TRAFFIC_RULES_VERSION = 2

export type TrafficInput = {
  /** Whose headers are believed: anybody else could send them. */
  cdn: CDN | null
  headers: ScanHeaders
  /** The request came over TLS, as the URL or the proxy says. */
  https?: boolean
  method: string
  userAgent: null | string
}

const BOT_FROM = 70
const SUSPECT_FROM = 40
// Chromium sends Sec-Fetch-* since 76 and sec-ch-ua since 89, both on secure origins only.
const FETCH_METADATA_SINCE = 89
const EARLY = /prefetch|prerender|preview/i

const sure = (trafficClass: TrafficClass, reason: string): Traffic => ({
  class: trafficClass,
  reasons: [reason],
  rulesVersion: TRAFFIC_RULES_VERSION,
  score: 100,
})

/** The header by which a browser says it fetches early, before anybody asked to go there. */
function earlyFetch(headers: ScanHeaders): null | string {
  for (const name of ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']) {
    const value = headers.get(name)
    if (value !== null && EARLY.test(value)) return name
  }
  return headers.has('next-router-prefetch') ? 'next-router-prefetch' : null
}

/**
 * A page of its own. Also what a site's service worker passes on: the browser then forgets what it
 * is for, but only people navigate, no script can.
 */
const isPage = (destination: string, headers: ScanHeaders): boolean =>
  destination === 'document' ||
  (destination === 'empty' && headers.get('sec-fetch-mode') === 'navigate')

/**
 * Who made this request. Sure signs first (method, early fetch, preview, bot), then a sum of weak
 * ones; nothing is ever dropped, the class only decides which numbers a scan is part of.
 * A browser with hardly any headers stays `human`: each missing header alone is too weak.
 */
export function classifyTraffic(input: TrafficInput): Traffic {
  const { cdn, headers, https, method, userAgent } = input
  if (method !== 'GET') return sure('probe', method === 'HEAD' ? 'head' : 'method')
  const early = earlyFetch(headers)
  if (early !== null) return sure('prefetch', early)
  const agent = userAgentFacts(userAgent)
  if (agent.preview) return sure('preview', 'preview')
  if (agent.bot) return sure('bot', 'isbot')
  if (cdn === 'cloudflare' && headers.get('cf-verified-bot') === 'true') {
    return sure('bot', 'cf-verified-bot')
  }

  const reasons: string[] = []
  let score = 0
  const weigh = (reason: string, weight: number) => {
    reasons.push(reason)
    score += weight
  }
  if (!userAgent) weigh('ua-empty', 60)
  else if (!agent.browserLike) weigh('ua-no-browser', 40)
  if (!headers.has('accept-language')) weigh('no-accept-language', 25)
  const accept = headers.get('accept')
  if (accept !== null && !accept.includes('text/html') && !accept.includes('*/*')) {
    weigh('accept-no-html', 15)
  }
  const destination = headers.get('sec-fetch-dest')
  if (destination !== null) {
    if (!isPage(destination, headers)) weigh(PART_OF_PAGE, 10)
  } else if (
    https === true &&
    !agent.webView &&
    (agent.chromium ?? 0) >= FETCH_METADATA_SINCE &&
    !headers.has('sec-ch-ua')
  ) {
    weigh('no-fetch-metadata', 20)
  }
  if (agent.inApp) weigh('in-app', -30)
  score = Math.min(100, Math.max(0, score))
  return {
    class: score >= BOT_FROM ? 'bot' : score >= SUSPECT_FROM ? 'suspect' : 'human',
    reasons,
    rulesVersion: TRAFFIC_RULES_VERSION,
    score,
  }
}
