import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { hasAttendance } from '../../people/contacts/holders.js'
import { internalCollection } from '../internalCollection.js'

/**
 * What came in and waits to be worked on: webhooks, form submissions, erasures. `deliveryId` is
 * unique, which is what makes a repeated delivery none; `work` is emptied when it is done.
 */
export function createDeliveriesCollection({ options }: { options: QROptions }): CollectionConfig {
  return internal(options.slugs.deliveries, [
    { name: 'deliveryId', type: 'text', index: true, unique: true },
    { name: 'kind', type: 'text' },
    { name: 'provider', type: 'text' },
    // waiting, done, dead
    { name: 'state', type: 'text', index: true },
    { name: 'receivedAt', type: 'date' },
    { name: 'dueAt', type: 'date' },
    { name: 'leaseUntil', type: 'date' },
    { name: 'worker', type: 'text' },
    { name: 'attempts', type: 'number', defaultValue: 0 },
    { name: 'category', type: 'text' },
    { name: 'message', type: 'text' },
    { name: 'work', type: 'json' },
    { name: 'doneAt', type: 'date' },
  ])
}

/** What each contact's copy elsewhere is: one row per contact and target, with its lease. */
export function createSyncsCollection({ options }: { options: QROptions }): CollectionConfig {
  return internal(options.slugs.syncs, [
    // `<target>/<contact id>`
    { name: 'key', type: 'text', index: true, unique: true },
    { name: 'contact', type: 'relationship', relationTo: options.slugs.contacts },
    { name: 'target', type: 'text' },
    // waiting, synced, failed, suppressed, withheld (no consent, or not this portal's)
    { name: 'state', type: 'text', index: true },
    { name: 'version', type: 'number', defaultValue: 1 },
    { name: 'syncedVersion', type: 'number' },
    { name: 'digest', type: 'text' },
    { name: 'attempts', type: 'number', defaultValue: 0 },
    { name: 'dueAt', type: 'date' },
    { name: 'leaseUntil', type: 'date' },
    { name: 'worker', type: 'text' },
    { name: 'category', type: 'text' },
    { name: 'message', type: 'text' },
    { name: 'externalId', type: 'text', index: true },
    // keyed hash of the address it is there under; `?` while nobody knows
    { name: 'sentAs', type: 'text' },
    { name: 'syncedAt', type: 'date' },
    { name: 'history', type: 'json' },
  ])
}

/**
 * What happened, to be told as custom events. `id` is a UUID made of what it is about, so that telling
 * it again is telling nothing. Holds no address: it is read with the contact when it is sent.
 */
export function createEventsCollection({ options }: { options: QROptions }): CollectionConfig {
  return internal(options.slugs.events, [
    { name: 'id', type: 'text', required: true },
    { name: 'contact', type: 'relationship', index: true, relationTo: options.slugs.contacts },
    { name: 'target', type: 'text' },
    // scan, purchase, refund
    { name: 'kind', type: 'text' },
    // the scan's id, the order's key
    { name: 'ref', type: 'text' },
    { name: 'occurredAt', type: 'date' },
    { name: 'properties', type: 'json' },
    // waiting, sent, failed
    { name: 'state', type: 'text', index: true },
    { name: 'dueAt', type: 'date' },
    { name: 'leaseUntil', type: 'date' },
    { name: 'worker', type: 'text' },
    { name: 'attempts', type: 'number', defaultValue: 0 },
    { name: 'category', type: 'text' },
    { name: 'message', type: 'text' },
    { name: 'sentAt', type: 'date' },
  ])
}

/** One row per place contacts are sent to: its rate limit, shared by all processes, and last run. */
export function createTargetsCollection({ options }: { options: QROptions }): CollectionConfig {
  return internal(options.slugs.targets, [
    { name: 'name', type: 'text', index: true, unique: true },
    { name: 'gate', type: 'json' },
    { name: 'properties', type: 'json' },
    { name: 'lastRun', type: 'json' },
  ])
}

/** Which order a ticket belongs to, so that attendance finds its order, whichever comes first. */
export function createTicketsCollection({ options }: { options: QROptions }): CollectionConfig {
  const { contacts, tickets } = options.slugs
  const holder = {
    name: 'holder',
    type: 'relationship',
    index: true,
    relationTo: contacts,
  } as const
  return internal(tickets, [
    // `<provider>:<ticket id>`
    { name: 'id', type: 'text', required: true },
    { name: 'order', type: 'text' },
    { name: 'attendedAt', type: 'date' },
    ...(hasAttendance(options) ? [holder] : []),
  ])
}

/** Erased addresses, as keyed hashes: no contact is made and nothing is synced for them again. */
export function createSuppressionsCollection({
  options,
}: {
  options: QROptions
}): CollectionConfig {
  return internal(options.slugs.suppressions, [
    { name: 'id', type: 'text', required: true },
    { name: 'at', type: 'date' },
    { name: 'reason', type: 'text' },
  ])
}

/**
 * Scan ids handed out by redirects. `id` is a hash of the random id: who reads the database cannot
 * claim a scan. Bound once, it keeps what the scan was, so that retention of scans takes no touch away.
 */
export function createScanIdsCollection({ options }: { options: QROptions }): CollectionConfig {
  const people = options.crm.contacts !== false
  return internal(options.slugs.scanIds, [
    { name: 'id', type: 'text', required: true },
    { name: 'scanId', type: 'text' },
    { name: 'scannedAt', type: 'date', index: true },
    ...(people
      ? [
          {
            name: 'contact',
            type: 'relationship',
            index: true,
            relationTo: options.slugs.contacts,
          } as const,
        ]
      : []),
    { name: 'certainty', type: 'text' },
    // when the form was sent or the order made; the earliest of equals keeps the id
    { name: 'boundAt', type: 'date' },
    { name: 'boundBy', type: 'text' },
    { name: 'touch', type: 'json' },
  ])
}

/** Read through endpoints that check access. */
const internal = (slug: string, fields: Field[]): CollectionConfig => ({
  ...internalCollection,
  slug,
  fields,
})
