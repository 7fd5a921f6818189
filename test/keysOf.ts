import type { APIScope } from '../src/vocabulary/apiKeys.js'
import type { TestPayload } from './startPayload.js'

import { API_SCOPES } from '../src/vocabulary/apiKeys.js'

type Key = { id: number | string; key: string }

/** Makes API keys of a site and asks with them. */
export const keysOf = (site: () => TestPayload) => ({
  /** With all scopes where none is named. */
  make: async (owner: unknown, more: object = {}, scopes: readonly APIScope[] = API_SCOPES) =>
    (await site().payload.create({
      collection: 'qr-api-keys' as never,
      data: { owner, scopes: [...scopes], title: 'A program', ...more } as never,
    })) as unknown as Key,
  ask: (key: null | string, path: string, method = 'GET', body?: unknown, headers: object = {}) =>
    site().fetch(`/api${path}`, {
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
})
