import type { BasePayload } from 'payload'

import type { Behaviour } from '../describe/traffic/behaviour/createBehaviour.js'
import type { VisitorKeys } from '../describe/visitor/createVisitorKeys.js'
import type { Log } from '../kit/log.js'
import type { Judgement } from '../options/judgementOf.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Store } from '../vocabulary/store.js'
import type { Metrics } from './metrics/createMetrics.js'

import { createDescriber } from '../describe/describeScan.js'
import { createSecondLook } from '../describe/traffic/createSecondLook.js'
import { createScanWriter } from '../recorder/createScanWriter.js'
import { defaultSpillDirectory } from '../recorder/spill/defaultSpillDirectory.js'
import { addressKey } from '../scan/request/addressKey.js'
import { staffSessions } from './staffSessions.js'
import { visitorSecret } from './visitorSecret.js'

type Context = {
  behaviour: Behaviour
  geo: GeoChain
  judgement: Judgement
  /** `null`: visitors are not told apart. */
  keys: null | VisitorKeys
  log: Log
  onFlush: Metrics['onFlush']
  options: QROptions
  payload: BasePayload
  store: Store
}

/** Writes scans as `options.recording` says. */
export function writerOf(context: Context) {
  const { behaviour, geo, judgement, keys, log, onFlush, options, payload, store } = context
  const { hooks, recording } = options
  const { batchSize, flushInterval, mode } = recording
  const secret = visitorSecret(payload, options)
  const describe = createDescriber({
    geo,
    judgement,
    privacy: options.privacy,
    visitors: keys && secret !== null ? { keys, secret } : null,
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
    spill: spillOf(options),
    store: keys ? sealing(keys, store) : store,
  })
}

/** Marks become visitors before they are stored; while keys cannot be read, scans wait. */
const sealing = (keys: VisitorKeys, store: Store): Pick<Store, 'writeScans'> => ({
  async writeScans(records) {
    await keys.seal(records)
    return store.writeScans(records)
  },
})

function spillOf(options: QROptions): { directory: string } | false {
  const directory = spillDirectoryOf(options)
  return directory ? { directory } : false
}

/** Where scans wait that the database did not take; `null` where nowhere. */
export function spillDirectoryOf({ recording }: QROptions): null | string {
  const { spillDirectory: directory } = recording
  return (directory === undefined ? defaultSpillDirectory() : directory) || null
}
