import type { PayloadRequest } from 'payload'

import type { CRMStore, DeadLetter, SyncRow } from '../../integrations/sync/people.js'
import type { ID } from '../../vocabulary/scan.js'

import { readableIds } from '../../access/readableIds.js'
import { optionsOf } from '../../options/optionsOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { readableContacts } from '../contacts/readableContacts.js'
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
  /**
   * This person may read some contacts only: the numbers are of those, and what cannot be told apart
   * by contact (messages of shops, events, numbers of a run) is left out.
   */
  limited: boolean
  targets: TargetStatus[]
}

/** How it stands with everything that leaves or comes in. Asks nobody but our own database. */
export async function crmStatus(req: PayloadRequest): Promise<CRMStatus> {
  const store = crmStoreOf(req.payload)
  const options = optionsOf(req.payload)
  const contacts = await readableIds(req, options.slugs.contacts)
  const limited = contacts !== 'all'
  const [counts, failed, incoming] = await Promise.all([
    store.syncCounts(contacts),
    store.syncRows({ contacts, limit: 50, state: 'failed' }),
    limited ? NOTHING_CAME : incomingOf(store),
  ])
  const targets = await Promise.all(
    targetsOf(options).map(async (name) => {
      const own = counts.filter(({ target }) => target === name)
      const status = await targetStatus(store, name, limited)
      return {
        ...status,
        counts: Object.fromEntries(own.map(({ count, state }) => [state, count])),
      }
    }),
  )
  return { ...incoming, failed, limited, targets }
}

type Incoming = Pick<CRMStatus, 'deadLetters' | 'deliveries' | 'deliveriesDueSince'>

const NOTHING_CAME: Incoming = { deadLetters: [], deliveries: {}, deliveriesDueSince: null }

async function incomingOf(store: CRMStore): Promise<Incoming> {
  const [deadLetters, deliveries, dueSince] = await Promise.all([
    store.deadLetters(50),
    store.deliveryCounts(),
    store.dueDeliveriesSince(),
  ])
  return { deadLetters, deliveries, deliveriesDueSince: instant(dueSince) }
}

async function targetStatus(store: CRMStore, name: string, limited: boolean) {
  const [{ lastRun, properties }, nextAt, events] = await Promise.all([
    store.readTarget(name),
    store.dueSync(name),
    limited ? null : store.eventCounts(name),
  ])
  return {
    events,
    lastRun: limited ? withoutNumbers(lastRun) : (lastRun as TargetStatus['lastRun']),
    name,
    nextAt: instant(nextAt),
    properties: properties as TargetStatus['properties'],
  }
}

function withoutNumbers(run: unknown): TargetStatus['lastRun'] {
  if (!run) return null
  const { at, halted, resumeAt, stoppedBy } = run as Record<string, unknown>
  return { at, halted, resumeAt, stoppedBy }
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

/** A person who may read some contacts only asked for what concerns all of them. */
export class LimitedReader extends Error {
  override name = 'LimitedReader'
  constructor(fix: string) {
    super(`You may not see all contacts, so this is not yours to do. ${fix}`)
  }
}
