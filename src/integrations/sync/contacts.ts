import type { ID } from '../../vocabulary/scan.js'
import type { Touch } from './touch.js'

/** What another system is to show of a contact: absolute values, so that sending twice changes nothing. */
export type ContactState = {
  /** Only while people who hold a ticket somebody else bought are contacts too. */
  attendance?: { attended: number; lastAt: Date | null; roles: string[] }
  codes: string[]
  first: Touch
  firstName?: null | string
  firstScanAt: Date | null
  last: Touch
  lastClickId?: null | string
  lastCode: null | string
  lastName?: null | string
  lastScanAt: Date | null
  scanCount: number
  tickets: number
  /** Upper-case ISO 4217 code -> amount in major units (12.5 is twelve and a half euro). */
  valueByCurrency: Record<string, number>
}

export type ContactForSync = {
  /** Same text, same address: handed back with `synced`, so that the store knows under which it was. */
  addressKey?: string
  /** How often this version was put back with `counts: true`. */
  attempts: number
  /** Trimmed, lower case. */
  email: string
  /** Its record there, once that is known. */
  externalId: null | string
  id: ID
  /** Last sent under another address, or possibly so: only `externalId` leads to the record. */
  moved?: boolean
  properties: ContactState
  /** Grows with every change of what is to be sent. */
  version: number
}

/** What became of one leased contact. `category` and `message` hold no e-mail and no token. */
export type SyncOutcome = { id: ID; version: number } & (
  | {
      /** When it may be leased again. `counts`: one more attempt is used up. */
      at: Date
      category: string
      counts: boolean
      kind: 'later'
      message: string
    }
  | { category: string; kind: 'failed'; message: string }
  | { addressKey?: string; externalId: string; kind: 'synced' }
  | { kind: 'suppressed' }
)

/**
 * What waits to be sent to one target. Rules an implementation keeps:
 * - `lease` gives contacts that have consent, whose version is not yet synced, that are due and not
 *   leased by another worker; over all processes no two are given the same one, and none waits for
 *   another. A lease that ran out is free again: that is how the work of a killed worker comes back.
 * - A change of a contact raises its version and lifts `failed`, but ends no lease and makes nothing
 *   due sooner: an older request may still be on its way and must not overtake the newer one.
 * - `lease` says `moved` of a contact whose address is not the one it was `synced` under, and goes on
 *   saying so until it is `synced` again: a worker that is killed may have written the new one. Where
 *   its record is another contact's as well, it comes without `externalId`: that record stays theirs.
 * - `settle` is one transaction and ends the leases of its contacts. `synced` of an older version
 *   leaves the contact waiting for the newer one. Outcomes of a worker that lost its lease are
 *   ignored: whoever holds the lease now will send again, which changes nothing.
 */
export type SyncStore = {
  lease: (request: { leaseMs: number; limit: number; worker: string }) => Promise<ContactForSync[]>
  settle: (worker: string, outcomes: SyncOutcome[]) => Promise<void>
}
