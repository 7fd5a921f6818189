import type { BasePayload, CollectionSlug, PayloadRequest } from 'payload'

import { timingSafeEqual } from 'node:crypto'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { APIScope } from '../../vocabulary/apiKeys.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayLackSchema } from '../../recorder/schemaErrors.js'
import { hashOfAPIKey, isAPIKey } from '../../vocabulary/apiKeyText.js'
import { type APIKey, withKey } from './keyOf.js'

type Stored = {
  campaigns?: ID[] | null
  codes?: ID[] | null
  expiresAt?: null | string
  hash: string
  id: ID
  lastUsedAt?: null | string
  owner?: ID | null
  reach?: null | string
  revokedAt?: null | string
  scopes?: APIScope[] | null
}

type User = NonNullable<PayloadRequest['user']>

/** Last use is told by the hour: a write with every request would cost more than the request. */
const COARSE = 3_600_000

/**
 * The owner of a key, as who asks with it; `null`: wrong, revoked, expired, or its owner is gone. Read from the
 * database every time, so that a key that is revoked stops everywhere at once.
 */
export async function findKey(
  payload: BasePayload,
  options: QROptions,
  text: string,
): Promise<{ id: ID; user: User } | null> {
  if (!isAPIKey(text)) return null
  const hash = hashOfAPIKey(text)
  // Before the host has migrated there are no keys.
  const key = await storedKey(payload, options, hash).catch((error: unknown) => {
    if (mayLackSchema(error)) return undefined
    throw error
  })
  if (!key || !timingSafeEqual(Buffer.from(key.hash), Buffer.from(hash))) return null
  if (key.revokedAt || (key.expiresAt && Date.parse(key.expiresAt) <= Date.now())) return null
  const owner = await ownerOf(payload, key.owner ?? null)
  if (!owner) return null
  await noteUse(payload, options, key)
  return { id: key.id, user: withKey(owner, told(key)) }
}

const told = ({ campaigns, codes, id, reach, scopes }: Stored): APIKey => ({
  id,
  // What is not plainly all is some: where its campaigns are gone a key reaches nothing, not everything.
  only: reach === 'all' ? null : { campaigns: campaigns ?? [], codes: codes ?? [] },
  scopes: scopes ?? [],
})

async function storedKey(
  payload: BasePayload,
  { slugs }: QROptions,
  hash: string,
): Promise<Stored | undefined> {
  const { docs } = await payload.find({
    collection: slugs.apiKeys as CollectionSlug,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    showHiddenFields: true,
    where: { hash: { equals: hash } },
  })
  return docs[0] as Stored | undefined
}

/** As Payload's own strategies read a user. */
async function ownerOf(payload: BasePayload, id: ID | null): Promise<null | User> {
  const collection = payload.config.admin.user
  const auth = payload.collections[collection]?.config.auth
  if (id === null || !auth) return null
  const user = await payload.findByID({
    id,
    collection: collection as CollectionSlug,
    depth: auth.depth ?? 0,
    disableErrors: true,
    overrideAccess: true,
  })
  if (!user || (auth.verify && !(user as { _verified?: boolean })._verified)) return null
  return { ...user, _strategy: 'qr-api-key', collection } as unknown as User
}

async function noteUse(
  payload: BasePayload,
  { slugs }: QROptions,
  { id, lastUsedAt }: Stored,
): Promise<void> {
  if (lastUsedAt && Date.now() - Date.parse(lastUsedAt) < COARSE) return
  await payload.db.updateOne({
    id,
    collection: slugs.apiKeys,
    // `null` leaves it: somebody who edits the key has not changed
    data: { lastUsedAt: new Date().toISOString(), updatedAt: null },
    returning: false,
  })
}
