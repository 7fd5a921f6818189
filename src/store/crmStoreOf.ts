import type { BasePayload } from 'payload'

import type { CRMStore } from '../integrations/sync/people.js'

import { inherited } from '../kit/inherited.js'
import { optionsOf } from '../options/optionsOf.js'
import { createCRMStore } from './postgres/people/createCRMStore.js'

// One store per Payload, also where a bundler loads this module twice.
const stores: WeakMap<object, CRMStore> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.crm-stores')
] ??= new WeakMap()) as WeakMap<object, CRMStore>

/** The store about people. Only where contacts are on. */
export function crmStoreOf(payload: BasePayload): CRMStore {
  let store = inherited(stores, payload)
  if (!store) {
    store = createCRMStore(payload, optionsOf(payload))
    stores.set(payload, store)
  }
  return store
}
