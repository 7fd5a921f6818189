import type { TrustedProxies } from '../vocabulary/scan.js'
import type { QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { trustedProxyProblem } from '../scan/request/trustedProxies.js'

/** Whose `X-Forwarded-For` is believed. */
export function proxiesOf(written: QRPluginOptions['trustedProxies']): TrustedProxies {
  if (written === undefined || written === false) return false
  const wrong = Array.isArray(written)
    ? written.findIndex((one) => trustedProxyProblem([one]) !== null)
    : -1
  if (wrong < 0 && trustedProxyProblem(written) === null) return written
  return fail(
    wrong < 0 ? 'options.trustedProxies' : `options.trustedProxies[${wrong}]`,
    wrong < 0 ? written : (written as unknown[])[wrong],
    "false, a number of hops, or a list of addresses, CIDRs, 'loopback' and 'private'",
  )
}
