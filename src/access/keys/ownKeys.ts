import type { Access } from 'payload'

/** A person's own keys. Not a key's: it could make itself one that may more. */
export const ownKeys: Access = ({ req: { payload, user } }) =>
  user?.collection === payload.config.admin.user && { owner: { equals: user.id } }

export const mayMakeKeys: Access = ({ req: { payload, user } }) =>
  user?.collection === payload.config.admin.user
