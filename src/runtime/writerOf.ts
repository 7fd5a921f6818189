import type { BasePayload } from 'payload'

import type { Log } from '../kit/log.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Store } from '../vocabulary/store.js'
import type { Metrics } from './metrics/createMetrics.js'

import { createDescriber } from '../describe/describeScan.js'
import { createScanWriter } from '../recorder/createScanWriter.js'
import { defaultSpillDirectory } from '../recorder/spill/defaultSpillDirectory.js'
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
  const { batchSize, flushInterval, mode } = recording
  return createScanWriter({
    batchSize,
    describe: createDescriber(visitorsKey(payload, options), geo, options.privacy),
    flushInterval,
    log,
    onFlush,
    onStored: hooks.onScan && ((scans) => hooks.onScan?.({ payload, scans })),
    ready: () => geo.ready(),
    recording: mode,
    spill: spillOf(options),
    store,
  })
}

function spillOf(options: QROptions): { directory: string } | false {
  const directory = spillDirectoryOf(options)
  return directory ? { directory } : false
}

/** Where scans wait that the database did not take; `null` where nowhere. */
export function spillDirectoryOf({ recording }: QROptions): null | string {
  const { spillDirectory: directory } = recording
  return (directory === undefined ? defaultSpillDirectory() : directory) || null
}
