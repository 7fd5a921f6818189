import type { BasePayload } from 'payload'

import type { EdgeSite } from '../../integrations/edge/snapshot.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { knownSiteURL, printedPathOf } from '../../options/addresses.js'
import { pageOwnerOf } from '../../options/site.js'
import { domainSettingsOf } from '../domains/domainSettingsOf.js'
import { splitKey } from '../ruleSources.js'

/** What the edge has to know beside the codes: as `scanContextOf` has it, without what needs this process. */
export function edgeSiteOf(payload: BasePayload, options: QROptions): EdgeSite {
  const { attribution } = options.crm
  return {
    attribution: attribution === false ? null : attribution,
    domains: domainSettingsOf(options, payload.config),
    functions: [
      ...(options.hooks.beforeRedirect ? (['beforeRedirect'] as const) : []),
      ...(options.traffic.rules.length > 0 ? (['traffic.rules'] as const) : []),
    ],
    internal: options.traffic.internal,
    limits: options.limitsWhenDatabaseIsDown,
    pages: pageOwnerOf(options, knownSiteURL(options, payload.config)),
    printedPath: printedPathOf(options, payload.config),
    repeats: options.visitors ? options.visitors.repeats : 0,
    schemes: options.schemes,
    sessionCookie: `${payload.config.cookiePrefix}-token`,
    splitKey: splitKey(payload.secret).toString('base64url'),
  }
}
