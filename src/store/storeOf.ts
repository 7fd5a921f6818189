import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Store } from '../vocabulary/store.js'

import { createPostgresStore } from './postgres/createPostgresStore.js'

// One store per Payload, also where a bundler loads this module twice.
const stores: WeakMap<object, Store> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.stores')
] ??= new WeakMap()) as WeakMap<object, Store>

/** The store of this Payload's database. PostgreSQL is the one dialect there is; see `assertDatabase`. */
export function storeOf(payload: BasePayload, options: QROptions): Store {
  let store = stores.get(payload)
  if (!store) {
    store = createPostgresStore(payload, options)
    stores.set(payload, store)
  }
  return store
}
