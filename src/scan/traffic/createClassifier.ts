import type { Classify } from '../../vocabulary/scanContext.js'

import { classifyTraffic } from '../request/classifyTraffic.js'
import { compileTrustedProxies } from '../request/trustedProxies.js'
import { RULEBOOK, type Rulebook } from './rulebook.js'

type Options = {
  /** Addresses and CIDRs of the host's own networks. */
  internal?: readonly string[]
  rulebook?: Rulebook
}

/** Says who made a scan: by the request, the host's own networks, and how often its address asks. */
export function createClassifier({ internal = [], rulebook = RULEBOOK }: Options = {}): Classify {
  const ours = internal.length > 0 ? compileTrustedProxies([...internal]).trusts : null
  return (asked) => {
    const { address, isBurst } = asked
    const traffic = classifyTraffic(asked, rulebook)
    const isOurs = ours !== null && address !== null && ours(address, 0)
    if (!isOurs && !isBurst) return traffic
    const more = [...(isOurs ? ['internal-network'] : []), ...(isBurst ? ['burst'] : [])]
    return rulebook.judge([...traffic.reasons, ...more])
  }
}
