import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import { APIError } from 'payload'

import { hashOfAPIKey, makeAPIKey, startOfAPIKey } from '../../vocabulary/apiKeyText.js'

// Of the request that makes a key, until it has been answered.
const MADE = 'qrMadeKeys'

/** Makes the key of a new document, for whoever makes it. Only its hash is stored. */
export const makeKey: CollectionBeforeChangeHook = ({ context, data, operation, req }) => {
  if (operation !== 'create') return data
  const { user } = req
  if (user && user.collection !== req.payload.config.admin.user) {
    throw new APIError('An API key belongs to a user of the admin.', 400, null, true)
  }
  const owner = user ? user.id : data.owner
  if (owner === undefined || owner === null) {
    throw new APIError('Say whose key it is: owner, or user.', 400, null, true)
  }
  const key = makeAPIKey()
  const hash = hashOfAPIKey(key)
  context[MADE] = new Map(context[MADE] as Map<string, string> | undefined).set(hash, key)
  return { ...data, hash, lastUsedAt: null, owner, revokedAt: null, start: startOfAPIKey(key) }
}

/** The answer to who made a key has it in `key`, once. */
export const showKeyOnce: CollectionAfterChangeHook = ({ context, data, doc, operation }) => {
  const made = context[MADE] as Map<string, string> | undefined
  const { hash } = data as { hash?: string }
  const key = operation === 'create' && hash ? made?.get(hash) : undefined
  if (key === undefined) return doc
  made!.delete(hash!)
  return { ...doc, key }
}

/** A key that is revoked stays so, and says since when. */
export const keepRevoked: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation === 'create') return data
  const { revokedAt } = (originalDoc ?? {}) as { revokedAt?: null | string }
  if (revokedAt) return { ...data, revokedAt }
  return data.revokedAt ? { ...data, revokedAt: new Date().toISOString() } : data
}
