import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { emailHash } from '../../store/postgres/people/emailHash.js'

/**
 * The contact with this address, made where there is none. `null` for an address that was erased:
 * no contact is made for it again. The lock keeps two jobs from making the same one.
 */
export async function findOrCreateContact(
  req: PayloadRequest,
  options: QROptions,
  email: string,
  /** For one that is made; a name that is there stays. */
  name: null | { firstName: null | string; lastName: null | string } = null,
): Promise<ID | null> {
  const { payload } = req
  const store = crmStoreOf(payload)
  const collection = options.slugs.contacts as never
  const hash = emailHash(payload, email)
  await store.lock(req, `email:${hash}`)
  if (await store.isSuppressed(hash, req)) return null
  const address = email.trim().toLowerCase()
  const { docs } = await payload.find({
    collection,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    select: {},
    where: { email: { equals: address } },
  })
  const found = docs[0] as { id: ID } | undefined
  if (found) return found.id
  const made = await payload.create({
    collection,
    data: { email: address, ...(name ? { ...name, nameFrom: 'ticket' } : null) } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return (made as { id: ID }).id
}

/**
 * Keeps everybody else from computing or editing these contacts until the transaction ends. Taken
 * before anything refers to their rows (a reference holds a row, too) and before they are read, so
 * that neither two jobs nor a job and a person's edit wait for each other or write over each other.
 */
export async function lockContacts(
  req: PayloadRequest,
  ids: readonly (ID | null | undefined)[],
): Promise<void> {
  const store = crmStoreOf(req.payload)
  const names = ids.filter((id) => id !== null && id !== undefined).map((id) => `contact:${id}`)
  for (const name of [...new Set(names)].sort()) await store.lock(req, name)
}
