import type { PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { type APIScope, includesScope } from '../../vocabulary/apiKeys.js'

/** An API key by which somebody asks. */
export type APIKey = {
  id: ID
  /** Campaigns and codes it is limited to; `null`: all that its owner may. */
  only: { campaigns: readonly ID[]; codes: readonly ID[] } | null
  scopes: readonly APIScope[]
}

// On the user, not on the request: a copy of either still acts with the key.
const KEY = Symbol.for('payload-plugin-qr.api-key')

type User = NonNullable<PayloadRequest['user']>
type Asking = { user?: null | object }

export const withKey = (user: User, key: APIKey): User => ({ ...user, [KEY]: key }) as User

/** The key somebody asks with; `null`: a person themselves. */
export const keyOf = ({ user }: Asking): APIKey | null =>
  (user as { [KEY]?: APIKey } | null | undefined)?.[KEY] ?? null

/** Whether a key has one of these scopes. A person themselves needs none. */
export function mayByScope(req: Asking, ...scopes: readonly APIScope[]): boolean {
  const key = keyOf(req)
  return key === null || scopes.some((scope) => includesScope(key.scopes, scope))
}
