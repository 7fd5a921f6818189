import type { BasePayload } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { checkDestination } from '../../integrations/web/checkDestination.js'
import { knownSiteURL } from '../../options/addresses.js'
import { codeSource } from '../../runtime/codeSource.js'
import { isSitePath } from '../../scan/decide/destinationProblem.js'
import { storeOf } from '../../store/storeOf.js'
import { checkCodes } from './checkCodes.js'

const MINUTE = 60_000
/** Codes of a look. */
const MOST = 200
/** Milliseconds after which a destination that failed is asked again. */
const SOON = 30 * MINUTE
/** Milliseconds a look takes; an address that is asked for already may take its time beyond it. */
const PATIENCE = 3 * MINUTE
/** Milliseconds for which a look is this process's alone. */
const LEASE = PATIENCE + MINUTE

/** Says who asks, and for what site, in the logs of those who are asked. */
export const userAgentOf = (site: null | string): string =>
  `Mozilla/5.0 (compatible; payload-plugin-qr destination check${site ? `; +${site}` : ''})`

/** Checks the destinations that are due, in one process of all. Resolves to how many codes were checked. */
export async function runChecks(payload: BasePayload, options: QROptions): Promise<number> {
  const checking = options.alerts && options.alerts.destinations
  if (!checking) return 0
  const store = storeOf(payload, options)
  if (!(await store.alerts.lease('alerts-checks', LEASE))) return 0
  const now = Date.now()
  const ids = await store.alerts.dueChecks({
    before: now - checking.everyHours * 60 * MINUTE,
    failedBefore: now - SOON,
    limit: MOST,
  })
  if (ids.length === 0) return 0
  const entries = await codeSource({ options, payload, store }).affected({ ids, kind: 'codes' })
  const site = knownSiteURL(options, payload.config)
  const absolute = (url: null | string): null | string =>
    url !== null && isSitePath(url) ? site && new URL(url, site).href : url
  const checks = await checkCodes(
    entries.map(({ destination, id }) => ({ destination: absolute(destination), id })),
    {
      check: (url) =>
        checkDestination(url, {
          privateAddresses: checking.privateAddresses,
          userAgent: userAgentOf(site),
        }),
      patience: PATIENCE,
    },
  )
  await store.alerts.writeChecks(checks)
  return checks.length
}
