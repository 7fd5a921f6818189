import type { BasePayload } from 'payload'

import type { Judgement } from '../options/judgementOf.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { ScanContext } from '../vocabulary/scanContext.js'
import type { Store } from '../vocabulary/store.js'
import type { Metrics } from './metrics/createMetrics.js'

import { errorCode } from '../kit/errorCode.js'
import { createQuietLog, type Log } from '../kit/log.js'
import { digitalLinksOf, knownSiteURL, printedPathOf } from '../options/addresses.js'
import { pageOwnerOf } from '../options/site.js'
import { createCarryScanId } from '../scan/attribution/createCarryScanId.js'
import { createClassifier } from '../scan/traffic/createClassifier.js'
import { createGate } from './between/createGate.js'
import { domainSettingsOf } from './domains/domainSettingsOf.js'
import { createProver } from './domains/proofs.js'
import { synchronousHook } from './synchronousHook.js'
import { testLinks } from './testLinks.js'

type Rooms = {
  log: Log
  judgement: Judgement
  metrics: Metrics
  options: QROptions
  payload: BasePayload
  store: Store
} & Pick<
  ScanContext,
  'abuse' | 'directory' | 'limits' | 'misses' | 'recorder' | 'repeats' | 'rules'
>

/** What a scan is answered with: the rooms of this process, and what the options say. */
export function scanContextOf(rooms: Rooms): ScanContext {
  const { abuse, directory, judgement, limits, log, metrics, options, payload, recorder } = rooms
  const { misses, repeats, rules, store } = rooms
  // In an outage every scan has the same thing to say.
  const say = createQuietLog(log, Date.now)
  return {
    abuse,
    beforeRedirect: synchronousHook(options.hooks.beforeRedirect, log),
    attribution:
      options.crm.attribution === false ? undefined : createCarryScanId(options.crm.attribution),
    cdn: options.geo === false ? null : (options.geo.cdn ?? null),
    classify: createClassifier({
      internal: options.traffic.internal,
      rulebook: judgement.rulebook,
    }),
    directory,
    domains: domainSettingsOf(options, payload.config),
    gate: createGate(payload.secret),
    limits,
    misses,
    now: Date.now,
    onError: (error, step) => {
      metrics.onStepFailed(step)
      say(step, `The step "${step}" of a scan failed, the scan was answered (${errorCode(error)}).`)
    },
    onAnswered: metrics.onAnswered,
    pages: pageOwnerOf(options, knownSiteURL(options, payload.config)),
    printedPath: printedPathOf(options, payload.config),
    prove: options.domains.length > 0 ? createProver(payload.secret) : undefined,
    resolver:
      options.gs1 === false
        ? undefined
        : {
            path: options.gs1.path,
            root: digitalLinksOf(options, knownSiteURL(options, payload.config)),
          },
    rules,
    schemes: options.schemes,
    recorder,
    repeats,
    sessionCookie: `${payload.config.cookiePrefix}-token`,
    tests: {
      usedUp: async ({ id }) => (await store.usedUpCodes([id])).length > 0,
      verify: testLinks(payload.secret).verify,
    },
    trustedProxies: options.trustedProxies,
  }
}
