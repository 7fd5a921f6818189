import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { VisitorKeys } from '../describe/visitor/createVisitorKeys.js'
import type { Log } from '../kit/log.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain, ID, ScanRecord } from '../vocabulary/scan.js'
import type { RuleSources } from '../vocabulary/scanContext.js'
import type { Store } from '../vocabulary/store.js'

import { parseDevice } from '../describe/device/parseDevice.js'
import { visitorAllowed } from '../describe/privacy/visitorAllowed.js'
import { visitorMark } from '../describe/visitor/visitorHash.js'
import { cleanText } from '../kit/cleanText.js'
import { createLRU } from '../kit/createLRU.js'
import { errorCode } from '../kit/errorCode.js'
import { createQuietLog } from '../kit/log.js'
import { withTimeout } from '../kit/withTimeout.js'
import { addressKey } from '../scan/request/addressKey.js'
import { USER_AGENT_MAX_LENGTH } from '../scan/request/userAgentFacts.js'
import { takesPlace } from '../vocabulary/takesPlace.js'
import { visitorSecret } from './visitorSecret.js'

/** Milliseconds a person waits for what was scanned before. */
const TIMEOUT = 500
/** Visitors remembered until their scans are surely stored. */
const REMEMBERED = 4_096

type Context = {
  geo: GeoChain
  /** `null`: visitors are not told apart. */
  keys: null | VisitorKeys
  log: Log
  options: QROptions
  payload: BasePayload
  store: Pick<Store, 'hasScanned' | 'sentOn'>
}

/** What rules ask, from what this process has; of earlier scans the database, for half a second. */
export function ruleSources(context: Context): RuleSources {
  const { geo, keys, log, options, payload, store } = context
  const say = createQuietLog(log, Date.now)
  const visits = visitsOf(keys, visitorSecret(payload, options), store)
  const key = splitKey(payload.secret)

  async function inTime<Value>(ask: Promise<null | Value>): Promise<null | Value> {
    try {
      return await withTimeout(ask, TIMEOUT, 'Asking for earlier scans')
    } catch (error) {
      say('rules', `Rules that ask for earlier scans do not hold just now (${errorCode(error)}).`)
      return null
    }
  }

  return {
    device: (userAgent, headers) => parseDevice(userAgent, headers),
    hasScanned: ({ id }, { address, headers, now, peeks, traffic, userAgent }) => {
      if (!visitorAllowed(headers, options.privacy)) return null
      const isPerson = !peeks && takesPlace(traffic.class, traffic.reasons)
      const asked = visits(id, { address, isPerson, now, userAgent })
      return asked instanceof Promise ? inTime(asked) : asked
    },
    locate: geo.locate,
    mark: (address, userAgent) =>
      address === null
        ? null
        : createHmac('sha256', key)
            .update(`${addressKey(address)}\n${userAgent ?? ''}`)
            .digest('base64url'),
    sentOn: ({ id }) => inTime(store.sentOn(id)),
  }
}

/** What visitors are hashed with for splits; the edge has it, so that they keep their branch there. */
export const splitKey = (secret: string): Buffer =>
  createHmac('sha256', secret).update('payload-plugin-qr splits').digest()

type Visit = { address: null | string; isPerson: boolean; now: number; userAgent: null | string }

/** Whether a visitor has scanned a code, in this process a moment ago or by what is stored. */
function visitsOf(
  keys: null | VisitorKeys,
  secret: null | string,
  store: Pick<Store, 'hasScanned'>,
): (id: ID, visit: Visit) => Promise<boolean | null> | boolean | null {
  const latest = createLRU<true>(REMEMBERED)
  return (id, { address, isPerson, now, userAgent }) => {
    if (keys === null || secret === null) return null
    const mark = visitorMark(secret, address, cleanText(userAgent, USER_AGENT_MAX_LENGTH))
    if (mark === null) return null
    const known = `${id}\n${mark}`
    if (latest.get(known)) return true
    // What is scanned now is stored after the answer, and others may ask before that.
    if (isPerson) latest.set(known, true)
    return stored(id, mark, now)
  }

  async function stored(id: ID, mark: string, now: number): Promise<boolean | null> {
    const visitor = keys!.at(mark, now) ?? (await sealed(id, mark, now))
    return visitor === null ? null : store.hasScanned(id, visitor)
  }

  /** Where the key is not in memory, or two are good at once, as it is done when a scan is stored. */
  async function sealed(
    qrCode: ID,
    visitorMark: string,
    scannedAt: number,
  ): Promise<null | string> {
    const scan = { qrCode, scannedAt, visitor: null, visitorMark } as unknown as ScanRecord
    await keys!.seal([scan])
    return scan.visitor
  }
}
