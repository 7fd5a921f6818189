import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../scan/types.js'

import { crmStoreOf } from '../store/crmStoreOf.js'
import { emailHash } from './emailHash.js'
import { lockContacts } from './lockContacts.js'
import { queueTask, TASKS } from './queueTask.js'
import { readConversions } from './readConversions.js'
import { portalOf } from './targets.js'
import { withoutPerson } from './writeConversion.js'

export type EraseOptions = {
  /** Also erases the record at HubSpot for good, where its id is known. */
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
  for (const { externalId, target } of await store.forgetContact(req, id)) {
    if (!elsewhere || portalOf(target) === null) continue
    const delivery = await store.insertDelivery(req, {
      deliveryId: `erase:${target}:${externalId}:${Date.now()}`,
      kind: 'erase',
      provider: 'hubspot',
    })
    if (delivery === null) continue
    await store.fillDelivery(req, delivery, { externalId, kind: 'erase', target })
    await queueTask(req, { input: { delivery: String(delivery) }, task: TASKS.apply })
  }
  await payload.delete({ id, collection, depth: 0, overrideAccess: true, req })
  return true
}
