import type { CDN, ScanHeaders, Traffic } from '../../vocabulary/scan.js'

import { RULEBOOK, type Rulebook } from '../traffic/rulebook.js'
import { userAgentFacts } from './userAgentFacts.js'

export type TrafficInput = {
  /** Whose headers are believed: anybody else could send them. */
  cdn: CDN | null
  headers: ScanHeaders
  /** The request came over TLS, as the URL or the proxy says. */
  https?: boolean
  method: string
  userAgent: null | string
}

/**
 * Who made this request, as far as it tells by itself. The first verdict decides, else the weights;
 * nothing is ever dropped, the class only decides which numbers a scan is part of.
 * A browser with hardly any headers stays `human`: each missing header alone is too weak.
 */
export function classifyTraffic(input: TrafficInput, rulebook: Rulebook = RULEBOOK): Traffic {
  const { cdn, headers, https = false, method, userAgent } = input
  const agent = userAgentFacts(userAgent)
  const signs = { agent, cdn, headers, https, method }
  const reasons: string[] = []
  for (const rule of rulebook.request) {
    const holds = rule.evidence === 'request' ? rule.holds(signs) : rule.holds(agent)
    if (!holds) continue
    if (rule.verdict !== undefined) return rulebook.judge([rule.rule])
    reasons.push(rule.rule)
  }
  return rulebook.judge(reasons)
}
