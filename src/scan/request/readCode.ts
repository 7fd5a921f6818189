import type { AbuseVerdict } from '../../vocabulary/scanContext.js'

import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { UNKNOWN } from '../answer/answer.js'
import { askedHost } from '../domains/findDomain.js'
import { PROBE, probeOf } from '../domains/probe.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { type Refused, type ScanInHand, tellError } from '../scanInHand.js'
import { clientAddress } from './clientAddress.js'
import { forgiveCode } from './forgiveCode.js'

/** Step 1: which code is asked for, on which domain, and by which address. */
export function readCode(scan: ScanInHand): Maybe<void> {
  const { mount } = scan
  scan.code = normaliseCode(mount.code) ?? forgiveCode(mount.code)
  return passGuard(scan)
}

/** Who asks, and whether that address asks too often. */
export function passGuard(scan: ScanInHand): Maybe<void> {
  const { context, mount, request, tools } = scan
  const { abuse } = context
  if (tools.domainOf) {
    const domain = tools.domainOf(askedHost(request, mount, tools.trust))
    if (domain === undefined) {
      scan.became = 'refused'
      scan.given = { kind: 'host' }
      return
    }
    scan.domain = domain
    scan.host = domain?.host ?? null
  }
  const { peer, vouched } = mount
  const address = vouched
    ? vouched.address
    : clientAddress(request.headers, peer, tools.trust, context.cdn)
  scan.address = address
  // Nobody is limited whose address is not known: a guess would be at somebody's expense.
  if (!abuse || address === null) return letPass(scan)
  return whenThere(
    () => abuse.check(address),
    (verdict) => letPass(scan, verdict),
    (error) => {
      tellError(context, error, 'abuse')
      letPass(scan)
    },
  )
}

function letPass(scan: ScanInHand, verdict?: AbuseVerdict): void {
  scan.isBurst = verdict?.kind === 'burst'
  if (verdict?.kind === 'block') {
    scan.became = 'blocked'
    scan.given = { kind: 'blocked' }
    scan.retryAfter = verdict.retryAfter
  } else if (scan.code === null) scan.given ??= proofOf(scan) ?? UNKNOWN
}

/** To who asks whether a domain leads here. */
function proofOf({ context, domain, mount, request }: ScanInHand): null | Refused {
  const nonce = mount.code === PROBE ? probeOf(request.url) : null
  if (nonce === null || !context.prove) return null
  return { kind: 'proof', proof: context.prove(nonce, domain?.host ?? null) }
}
