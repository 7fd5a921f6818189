import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Store } from '../vocabulary/store.js'

import { inherited } from '../kit/inherited.js'
import { answeredBy } from './facts/answeredBy.js'
import { createPostgresStore } from './postgres/createPostgresStore.js'

// One store per Payload, also where a bundler loads this module twice.
const stores: WeakMap<object, Store> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.stores')
] ??= new WeakMap()) as WeakMap<object, Store>

/** Stops start-up on a database whose dialect the store does not speak. `name` as Payload's adapters have it. */
export function assertDatabase(name: string | undefined): void {
  if (name === undefined || name === 'postgres') return
  const label = name === 'mongoose' ? 'MongoDB' : name
  throw new Error(
    `payload-plugin-qr: the database adapter got "${label}", takes PostgreSQL: use postgresAdapter from @payloadcms/db-postgres`,
  )
}

function withAnalytics(store: Store, payload: BasePayload, { scans }: QROptions): Store {
  if (!scans.analytics) return store
  const log = (message: string): void => payload.logger.warn(`payload-plugin-qr: ${message}`)
  return { ...store, stats: answeredBy(scans.analytics, store, log) }
}

/** The store of this Payload's database. PostgreSQL is the one dialect there is. */
export function storeOf(payload: BasePayload, options: QROptions): Store {
  // whoever lets a Payload do something else inherits from it, and has its database
  let store = inherited(stores, payload)
  if (!store) {
    store = withAnalytics(createPostgresStore(payload, options), payload, options)
    stores.set(payload, store)
  }
  return store
}
