import type { BasePayload } from 'payload'

import type { Behaviour } from '../describe/traffic/behaviour/createBehaviour.js'
import type { Log } from '../kit/log.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Store } from '../vocabulary/store.js'
import type { Metrics } from './metrics/createMetrics.js'

import { createDescriber } from '../describe/describeScan.js'
import { createSecondLook } from '../describe/traffic/createSecondLook.js'
import { judgementOf } from '../options/judgementOf.js'
import { createScanWriter } from '../recorder/createScanWriter.js'
import { defaultSpillDirectory } from '../recorder/spill/defaultSpillDirectory.js'
import { addressKey } from './limits/addressKey.js'
import { staffSessions } from './staffSessions.js'
import { visitorsKey } from './visitorsKey.js'

type Context = {
  behaviour: Behaviour
  geo: GeoChain
  log: Log
  onFlush: Metrics['onFlush']
  options: QROptions
  payload: BasePayload
  store: Store
}

/** Writes scans as `options.recording` says. */
export function writerOf({ behaviour, geo, log, onFlush, options, payload, store }: Context) {
  const { hooks, recording } = options
  const { batchSize, flushInterval, mode, spillDirectory } = recording
  const judgement = judgementOf(options)
  const describe = createDescriber({
    geo,
    judgement,
    privacy: options.privacy,
    visitors: visitorsKey(payload, options),
  })
  const lookAgain = createSecondLook({
    addressKey,
    behaviour,
    isStaff: staffSessions(payload.secret, payload.config.admin.user),
    rulebook: judgement.rulebook,
  })
  return createScanWriter({
    batchSize,
    describe: (raw) => lookAgain(raw, describe(raw)),
    flushInterval,
    log,
    onFlush,
    onStored: hooks.onScan && ((scans) => hooks.onScan?.({ payload, scans })),
    ready: () => geo.ready(),
    recording: mode,
    spill: spillOf(spillDirectory),
    store,
  })
}

function spillOf(directory: false | string | undefined): { directory: string } | false {
  const chosen = directory === undefined ? defaultSpillDirectory() : directory
  return chosen ? { directory: chosen } : false
}
