import type { NetworkKind } from '../../scan/traffic/trafficRule.js'
import type { Traffic } from '../../vocabulary/scan.js'

import { userAgentFacts } from '../../scan/request/userAgentFacts.js'
import { RULEBOOK, type Rulebook } from '../../scan/traffic/rulebook.js'

/** What is known of a scan's class once it is known whose network it came from. */
export function withNetwork(
  traffic: Traffic,
  userAgent: null | string,
  network: NetworkKind | null,
  rulebook: Rulebook = RULEBOOK,
): Traffic {
  if (network === null || network === 'relay') return traffic
  const agent = userAgentFacts(userAgent)
  const found = rulebook.network.filter((rule) => rule.holds({ agent, network }))
  if (found.length === 0) return traffic
  return rulebook.judge([...new Set([...traffic.reasons, ...found.map(({ rule }) => rule)])])
}
