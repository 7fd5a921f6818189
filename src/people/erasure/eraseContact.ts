import type { BasePayload, PayloadRequest } from 'payload'

import { randomUUID } from 'node:crypto'

import type { ContactForSync } from '../../integrations/sync/contacts.js'
import type { Erasure } from '../../integrations/sync/people.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Applied } from '../deliveries/Applied.js'

import { HubSpotError, OBJECT_NOT_FOUND } from '../../integrations/hubspot/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { emailHash } from '../../store/postgres/people/emailHash.js'
import { lockContacts } from '../contacts/findOrCreateContact.js'
import { readConversions } from '../conversions/readConversions.js'
import { withoutPerson } from '../conversions/writeConversion.js'
import { queueTask, TASKS } from '../deliveries/queueTask.js'
import { gatewayOf } from '../sync/gatewayOf.js'
import { portalOf } from '../sync/targets.js'

/** How long a request nobody waits for any more may still be on its way, milliseconds. */
const STRAY = 30_000

export type EraseOptions = {
  /** Also erases the record at HubSpot for good, where it was sent to. */
  elsewhere: boolean
  id: ID
  reason: string
}

/**
 * Erases a person, in the request's transaction: contact, ties to scans, names on orders. Orders and
 * scans stay as numbers. The address goes on a list of hashes, so that no later purchase brings it back.
 * `false` when there is no such contact.
 */
export async function eraseContact(
  req: PayloadRequest,
  options: QROptions,
  { elsewhere, id, reason }: EraseOptions,
): Promise<boolean> {
  const { payload } = req
  const store = crmStoreOf(payload)
  const collection = options.slugs.contacts as never
  const contact = (await payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })) as { email: string } | null
  if (!contact) return false
  const hash = emailHash(payload, contact.email)
  // in the order of the jobs that write contacts: one of them may be about to make this person anew
  await store.lock(req, `email:${hash}`)
  await lockContacts(req, [id])
  await store.addSuppression(req, hash, reason)
  for (const conversion of await readConversions(req, options, id)) {
    await payload.update({
      id: conversion.id,
      collection: options.slugs.conversions as never,
      data: { contact: null, customerId: null, state: withoutPerson(conversion.state) } as never,
      depth: 0,
      overrideAccess: true,
      req,
    })
  }
  await store.forgetWork(req, contact.email)
  const open = await store.openAttempts(req, id)
  const known = await store.forgetContact(req, id)
  if (elsewhere) {
    for (const { externalId, target } of known) {
      await eraseElsewhere(req, { externalId, kind: 'erase', target })
    }
    for (const { leasedUntil, target } of open) {
      // what is on its way has arrived by then, or never will
      const dueAt = new Date(Math.max(leasedUntil?.getTime() ?? 0, Date.now() + STRAY))
      await eraseElsewhere(req, { address: contact.email, kind: 'erase', target }, dueAt)
    }
  }
  await payload.delete({ id, collection, depth: 0, overrideAccess: true, req })
  return true
}

async function eraseElsewhere(req: PayloadRequest, work: Erasure, dueAt?: Date): Promise<void> {
  if (portalOf(work.target) === null) return
  const store = crmStoreOf(req.payload)
  const delivery = await store.insertDelivery(req, {
    deliveryId: `erase:${work.target}:${work.externalId ?? randomUUID()}:${Date.now()}`,
    dueAt,
    kind: 'erase',
    provider: 'hubspot',
  })
  if (delivery === null) return
  await store.fillDelivery(req, delivery, work)
  const input = { delivery: String(delivery) }
  await queueTask(req, { input, task: TASKS.apply, waitUntil: dueAt })
}

/** Erases a person's record elsewhere, by its id there. Only after a person decided so. */
export async function erase({ payload }: PayloadRequest, work: Erasure): Promise<Applied> {
  const portal = portalOf(work.target)
  if (portal === null) return 'done'
  const gateway = gatewayOf(payload, portal)
  const id = work.externalId ?? (await gateway.findOurContact(work.address))
  if (id === null) return 'done'
  try {
    await gateway.gdprDelete(id)
  } catch (error) {
    // gone already: that is what was asked for. Any other 404 is an address that is wrong.
    if (error instanceof HubSpotError && error.category === OBJECT_NOT_FOUND) return 'done'
    throw error
  }
  return 'done'
}

/** Those of the contacts whose address was erased: nothing is sent of them. */
export async function suppressedOf(
  payload: BasePayload,
  contacts: ContactForSync[],
): Promise<ReadonlySet<ID>> {
  const hashes = new Map(contacts.map(({ email, id }) => [emailHash(payload, email), id]))
  const found = await crmStoreOf(payload).suppressedAmong([...hashes.keys()])
  return new Set(found.flatMap((hash) => hashes.get(hash) ?? []))
}
