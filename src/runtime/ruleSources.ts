import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { Log } from '../kit/log.js'
import type { GeoChain, ID } from '../vocabulary/scan.js'
import type { RuleSources } from '../vocabulary/scanContext.js'
import type { Store } from '../vocabulary/store.js'
import type { ScanVisitors } from './visitorsOf.js'

import { parseDevice } from '../describe/device/parseDevice.js'
import { createLRU } from '../kit/createLRU.js'
import { errorCode } from '../kit/errorCode.js'
import { createQuietLog } from '../kit/log.js'
import { withTimeout } from '../kit/withTimeout.js'
import { addressKey } from '../scan/request/addressKey.js'
import { takesPlace } from '../vocabulary/takesPlace.js'

/** Milliseconds a person waits for what was scanned before. */
const TIMEOUT = 500
/** Visitors remembered until their scans are surely stored. */
const REMEMBERED = 4_096

type Context = {
  geo: GeoChain
  log: Log
  payload: BasePayload
  store: Pick<Store, 'hasScanned' | 'sentOn'>
  visitors: ScanVisitors
}

/** What rules ask, from what this process has; of earlier scans the database, for half a second. */
export function ruleSources(context: Context): RuleSources {
  const { geo, log, payload, store, visitors } = context
  const say = createQuietLog(log, Date.now)
  const visits = visitsOf(visitors, store)
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
    hasScanned: ({ id }, { peeks, traffic, ...claimant }) => {
      const mark = visitors.mark(claimant)
      if (mark === null) return null
      const isPerson = !peeks && takesPlace(traffic.class, traffic.reasons)
      const asked = visits(id, { isPerson, mark, now: claimant.now })
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

type Visit = { isPerson: boolean; mark: string; now: number }

/** Whether a visitor has scanned a code, in this process a moment ago or by what is stored. */
function visitsOf(
  visitors: ScanVisitors,
  store: Pick<Store, 'hasScanned'>,
): (id: ID, visit: Visit) => Promise<boolean | null> | boolean | null {
  const latest = createLRU<true>(REMEMBERED)
  return (id, { isPerson, mark, now }) => {
    const known = `${id}\n${mark}`
    if (latest.get(known)) return true
    // What is scanned now is stored after the answer, and others may ask before that.
    if (isPerson) latest.set(known, true)
    return stored(id, mark, now)
  }

  async function stored(id: ID, mark: string, now: number): Promise<boolean | null> {
    const visit = await visitors.visit(id, mark, now)
    return visit === null ? null : store.hasScanned(id, visit.visitor)
  }
}
