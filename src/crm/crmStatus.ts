import type { PayloadRequest } from 'payload'

import type { ID } from '../scan/types.js'
import type { DeadLetter, SyncRow } from '../store/crmTypes.js'

import { optionsOf } from '../options/optionsOf.js'
import { crmStoreOf } from '../store/crmStoreOf.js'
import { readableContacts } from './readableContacts.js'
import { targetsOf } from './targets.js'

export type TargetStatus = {
  /** Contacts by state. */
  counts: Record<string, number>
  /** Custom events by state; `null` while none are told. */
  events: null | Record<string, number>
  lastRun: null | Record<string, unknown>
  name: string
  /** When the next waiting contact is due, an instant; long past where no runner takes jobs up. */
  nextAt: null | string
  properties: null | Record<string, unknown>
}

export type CRMStatus = {
  deadLetters: DeadLetter[]
  deliveries: Record<string, number>
  /** Since when the oldest due delivery waits, an instant. */
  deliveriesDueSince: null | string
  /** Contacts set aside, the latest 50 of them. */
  failed: SyncRow[]
  targets: TargetStatus[]
}

/** How it stands with everything that leaves or comes in. Asks nobody but our own database. */
export async function crmStatus(req: PayloadRequest): Promise<CRMStatus> {
  const { payload } = req
  const store = crmStoreOf(payload)
  const [counts, deliveries, deadLetters, failed, dueSince] = await Promise.all([
    store.syncCounts(),
    store.deliveryCounts(),
    store.deadLetters(50),
    store.syncRows({ limit: 50, state: 'failed' }),
    store.dueDeliveriesSince(),
  ])
  const targets = await Promise.all(
    targetsOf(optionsOf(payload)).map(async (name) => {
      const [{ lastRun, properties }, nextAt, events] = await Promise.all([
        store.readTarget(name),
        store.dueSync(name),
        store.eventCounts(name),
      ])
      const own = counts.filter(({ target }) => target === name)
      return {
        counts: Object.fromEntries(own.map(({ count, state }) => [state, count])),
        events,
        lastRun: lastRun as TargetStatus['lastRun'],
        name,
        nextAt: instant(nextAt),
        properties: properties as TargetStatus['properties'],
      }
    }),
  )
  const contacts = await readableContacts(
    req,
    failed.map(({ contact }) => contact),
  )
  return {
    deadLetters,
    deliveries,
    deliveriesDueSince: instant(dueSince),
    failed: failed.filter(({ contact }) => contacts.has(contact)),
    targets,
  }
}

/** How it stands with one contact elsewhere; `null` where this person may not read it. */
export async function contactStatus(req: PayloadRequest, id: ID): Promise<null | SyncRow[]> {
  if (!(await readableContacts(req, [id])).has(id)) return null
  const known = new Set(targetsOf(optionsOf(req.payload)))
  const rows = await crmStoreOf(req.payload).syncRows({ contact: id, limit: 50 })
  // a target that was switched off is no longer anybody's business
  return rows.filter(({ target }) => known.has(target))
}

const instant = (at: null | number): null | string =>
  at === null ? null : new Date(at).toISOString()
