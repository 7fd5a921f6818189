import type { CDN, ScanHeaders, Traffic } from '../../vocabulary/scan.js'

import { judge } from '../traffic/judge.js'
import { TRAFFIC_RULES, type TrafficRule } from '../traffic/trafficRules.js'
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

type AskedNow = Extract<TrafficRule, { evidence: 'request' | 'userAgent' }>

const ASKED_NOW = TRAFFIC_RULES.filter(
  (rule): rule is AskedNow => rule.evidence === 'request' || rule.evidence === 'userAgent',
)

/**
 * Who made this request, as far as it tells by itself. The first verdict decides, else the weights;
 * nothing is ever dropped, the class only decides which numbers a scan is part of.
 * A browser with hardly any headers stays `human`: each missing header alone is too weak.
 */
export function classifyTraffic(input: TrafficInput): Traffic {
  const { cdn, headers, https = false, method, userAgent } = input
  const agent = userAgentFacts(userAgent)
  const signs = { agent, cdn, headers, https, method }
  const reasons: string[] = []
  for (const rule of ASKED_NOW) {
    const holds = rule.evidence === 'request' ? rule.holds(signs) : rule.holds(agent)
    if (!holds) continue
    if (rule.verdict !== undefined) return judge([rule.rule])
    reasons.push(rule.rule)
  }
  return judge(reasons)
}
