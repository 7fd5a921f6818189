import type { EdgeSite } from '../../integrations/edge/snapshot.js'
import type { TrafficRule } from '../../scan/traffic/trafficRule.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'
import type { Outbox } from './createOutbox.js'
import type { Platform } from './vouchedBy.js'

import { parseDevice } from '../../describe/device/parseDevice.js'
import { createCarryScanId } from '../../scan/attribution/createCarryScanId.js'
import { createClassifier } from '../../scan/traffic/createClassifier.js'
import { createRulebook } from '../../scan/traffic/rulebook.js'
import { type BeforeRedirect, type CodeEntry, NOWHERE } from '../../vocabulary/scan.js'
import { markWith } from './markWith.js'

type Rooms = {
  beforeRedirect?: BeforeRedirect | undefined
  lookup: (code: string) => CodeEntry | null
  outbox: Outbox
  platform: Platform
  site: EdgeSite
  trafficRules: readonly TrafficRule[]
}

/**
 * What a scan is answered with at the edge. What only the origin knows is not known here: it is asked
 * before, and where it is away, limits do as the site says, and rules on earlier scans do not hold.
 */
export function edgeContext(rooms: Rooms): ScanContext {
  const { beforeRedirect, lookup, outbox, platform, site, trafficRules } = rooms
  const isOpen = site.limits === 'open'
  return {
    attribution: site.attribution ? createCarryScanId(site.attribution) : undefined,
    beforeRedirect,
    cdn: platform === 'none' ? null : platform,
    classify: createClassifier({
      internal: site.internal,
      rulebook: createRulebook(trafficRules),
    }),
    directory: { lookup },
    domains: site.domains,
    limits: { claim: async () => isOpen, usedUp: async () => !isOpen },
    now: Date.now,
    pages: site.pages,
    printedPath: site.printedPath,
    recorder: { write: outbox.add },
    repeats: site.repeats > 0 ? { note: outbox.note, seconds: site.repeats } : undefined,
    rules: {
      device: parseDevice,
      hasScanned: () => null,
      locate: () => NOWHERE,
      mark: markWith(site.splitKey),
      sentOn: async () => null,
    },
    schemes: site.schemes,
    sessionCookie: site.sessionCookie,
    trustedProxies: false,
  }
}
