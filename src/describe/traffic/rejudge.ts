import type { Traffic } from '../../vocabulary/scan.js'

import { userAgentFacts } from '../../scan/request/userAgentFacts.js'
import { RULEBOOK, type Rulebook } from '../../scan/traffic/rulebook.js'
import { NETWORK_KINDS, type NetworkKinds } from './createNetworkKinds.js'
import { withNetwork } from './withNetwork.js'

/** What is stored of a scan that its class can be said from once more. */
export type StoredEvidence = {
  /** Owner of the network; `null`: not known, or not stored. */
  asOrganization: null | string
  /** As they are stored, marks and what was found of many scans among them. */
  trafficReasons: readonly string[]
  /** `null`: not stored, or there was none (which the reasons say). */
  userAgent: null | string
}

/** The rules and networks of the host; ours alone by default. */
export type RejudgeBy = { networks?: NetworkKinds; rulebook?: Rulebook }

/**
 * The class of a stored scan by the rules of today. What can be seen again (the user agent, the owner
 * of the network) is looked at anew; of headers, which are not stored, of marks, behaviour and a
 * network that was known by its number the stored reasons speak.
 */
export function rejudge(stored: StoredEvidence, by: RejudgeBy = {}): Traffic {
  const { networks = NETWORK_KINDS, rulebook = RULEBOOK } = by
  const { asOrganization, trafficReasons, userAgent } = stored
  const reasons = userAgent === null ? trafficReasons : again(trafficReasons, userAgent, rulebook)
  return withNetwork(rulebook.judge(reasons), userAgent, networks(null, asOrganization), rulebook)
}

function again(stored: readonly string[], userAgent: string, { userAgent: rules }: Rulebook) {
  const agent = userAgentFacts(userAgent)
  const kept = stored.filter((reason) => !rules.some(({ rule }) => rule === reason))
  return [...kept, ...rules.filter((rule) => rule.holds(agent)).map(({ rule }) => rule)]
}
