import { createHash } from 'node:crypto'

import type {
  ContactForSync,
  SyncOutcome,
  SyncStore,
} from '../../../src/integrations/sync/contacts.js'
import type { ID } from '../../../src/vocabulary/scan.js'

export type SyncRow = {
  contact: ContactForSync
  dueAt: number
  failure: { category: string; message: string } | null
  history: SyncOutcome[]
  lease: { until: number; worker: string } | null
  /** Key of the address it is at HubSpot under; `'?'`: of several it may be, `null`: not known yet. */
  sentAs: null | string
  state: 'failed' | 'suppressed' | 'synced' | 'waiting'
}

export type MemorySyncStore = SyncStore & {
  change: (id: ID, change: (contact: ContactForSync) => void) => void
  rows: Map<ID, SyncRow>
  /** Contacts that are due and free now. */
  due: () => SyncRow[]
  waiting: () => SyncRow[]
}

/** The rules of `SyncStore` in memory, for tests and as a model for a database. */
export function createMemorySyncStore(
  contacts: ContactForSync[],
  now: () => number = Date.now,
): MemorySyncStore {
  const rows = new Map<ID, SyncRow>(
    contacts.map((contact) => [
      contact.id,
      {
        contact,
        dueAt: 0,
        failure: null,
        history: [],
        lease: null,
        sentAs: null,
        state: 'waiting',
      },
    ]),
  )
  const waiting = () => [...rows.values()].filter(({ state }) => state === 'waiting')
  const due = () =>
    waiting().filter(({ dueAt, lease }) => dueAt <= now() && (!lease || lease.until <= now()))
  const isShared = ({ contact }: SyncRow) =>
    [...rows.values()].some(
      (other) => other.contact.id !== contact.id && other.contact.externalId === contact.externalId,
    )

  return {
    change: (id, change) => {
      const row = rows.get(id)
      if (!row) throw new Error(`No contact ${id}`)
      const contact = structuredClone(row.contact)
      change(contact)
      contact.attempts = 0
      contact.version++
      row.contact = contact
      row.failure = null
      // Lease and due time stay: an older request may still be on its way.
      row.state = 'waiting'
    },
    due,
    lease: async ({ leaseMs, limit, worker }) =>
      due()
        .slice(0, limit)
        .map((row) => {
          row.lease = { until: now() + leaseMs, worker }
          const addressKey = keyOf(row.contact.email)
          const moved = row.sentAs !== null && row.sentAs !== addressKey
          if (moved) row.sentAs = '?'
          const contact = { ...structuredClone(row.contact), addressKey, moved }
          return moved && isShared(row) ? { ...contact, externalId: null, moved: false } : contact
        }),
    rows,
    settle: async (worker, outcomes) => {
      for (const outcome of outcomes) {
        const row = rows.get(outcome.id)
        if (row?.lease?.worker === worker) settleRow(row, outcome)
      }
    },
    waiting,
  }
}

const keyOf = (email: string): string => createHash('sha256').update(email).digest('base64url')

function settleRow(row: SyncRow, outcome: SyncOutcome): void {
  row.lease = null
  row.history.push(outcome)
  if (outcome.kind === 'synced') {
    row.contact.externalId = outcome.externalId
    row.sentAs = outcome.addressKey ?? row.sentAs
  }
  if (outcome.kind === 'later') {
    row.dueAt = outcome.at.getTime()
    if (outcome.counts && outcome.version === row.contact.version) row.contact.attempts++
    return
  }
  // Changed meanwhile: what was said of the older version says nothing of this one.
  if (outcome.version < row.contact.version) return
  row.state = outcome.kind
  if (outcome.kind === 'failed') {
    row.failure = { category: outcome.category, message: outcome.message }
  }
}
