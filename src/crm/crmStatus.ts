import type { BasePayload } from 'payload'

import type { DeadLetter, SyncRow } from '../store/crmTypes.js'

import { optionsOf } from '../options/optionsOf.js'
import { crmStoreOf } from '../store/crmStoreOf.js'
import { targetsOf } from './targets.js'

export type TargetStatus = {
  counts: Record<string, number>
  lastRun: null | Record<string, unknown>
  name: string
  properties: null | Record<string, unknown>
}

export type CRMStatus = {
  deadLetters: DeadLetter[]
  deliveries: Record<string, number>
  failed: SyncRow[]
  targets: TargetStatus[]
}

/** How it stands with everything that leaves or comes in. Asks nobody but our own database. */
export async function crmStatus(payload: BasePayload): Promise<CRMStatus> {
  const store = crmStoreOf(payload)
  const [counts, deliveries, deadLetters, failed] = await Promise.all([
    store.syncCounts(),
    store.deliveryCounts(),
    store.deadLetters(50),
    store.syncRows({ limit: 50, state: 'failed' }),
  ])
  const targets = await Promise.all(
    targetsOf(optionsOf(payload)).map(async (name) => {
      const { lastRun, properties } = await store.readTarget(name)
      const own = counts.filter(({ target }) => target === name)
      return {
        counts: Object.fromEntries(own.map(({ count, state }) => [state, count])),
        lastRun: lastRun as TargetStatus['lastRun'],
        name,
        properties: properties as TargetStatus['properties'],
      }
    }),
  )
  return { deadLetters, deliveries, failed, targets }
}
