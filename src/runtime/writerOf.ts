import type { BasePayload } from 'payload'

import type { Log } from '../kit/log.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Store } from '../vocabulary/store.js'
import type { Metrics } from './metrics/createMetrics.js'

import { createDescriber } from '../describe/describeScan.js'
import { createScanWriter } from '../recorder/createScanWriter.js'
import { defaultSpillDirectory } from '../recorder/spill/defaultSpillDirectory.js'
import { judgementOf } from './judgementOf.js'
import { visitorsKey } from './visitorsKey.js'

type Context = {
  geo: GeoChain
  log: Log
  onFlush: Metrics['onFlush']
  options: QROptions
  payload: BasePayload
  store: Store
}

/** Writes scans as `options.recording` says. */
export function writerOf({ geo, log, onFlush, options, payload, store }: Context) {
  const { hooks, recording } = options
  const { batchSize, flushInterval, mode, spillDirectory } = recording
  return createScanWriter({
    batchSize,
    describe: createDescriber({
      geo,
      judgement: judgementOf(options),
      privacy: options.privacy,
      visitors: visitorsKey(payload, options),
    }),
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
