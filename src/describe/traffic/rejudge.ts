import type { Traffic } from '../../vocabulary/scan.js'

import { userAgentFacts } from '../../scan/request/userAgentFacts.js'
import { judge } from '../../scan/traffic/judge.js'
import { TRAFFIC_RULES, type TrafficRule } from '../../scan/traffic/trafficRules.js'

/** What is stored of a scan that its class can be said from once more. */
export type StoredEvidence = {
  /** Owner of the network; `null`: not known, or not stored. */
  asOrganization: null | string
  /** As they are stored, marks and what was found of many scans among them. */
  trafficReasons: readonly string[]
  /** `null`: not stored, or there was none (which the reasons say). */
  userAgent: null | string
}

/**
 * The class of a stored scan by the rules of today. What can be seen again (the user agent) is looked
 * at anew; of headers that were not stored, marks and behaviour the stored reasons speak.
 */
export function rejudge({ trafficReasons, userAgent }: StoredEvidence): Traffic {
  if (userAgent === null) return judge(trafficReasons)
  const agent = userAgentFacts(userAgent)
  const now = new Set(trafficReasons.filter((reason) => !FROM_AGENT.has(reason)))
  for (const rule of AGENT_RULES) if (rule.holds(agent)) now.add(rule.rule)
  return judge([...now])
}

type AgentRule = Extract<TrafficRule, { evidence: 'userAgent' }>

const AGENT_RULES = TRAFFIC_RULES.filter((rule): rule is AgentRule => rule.evidence === 'userAgent')
const FROM_AGENT = new Set(AGENT_RULES.map(({ rule }) => rule))
