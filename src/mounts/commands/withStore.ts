import type { BasePayload, SanitizedConfig } from 'payload'

import type { Store } from '../../vocabulary/store.js'

import { optionsOf } from '../../options/optionsOf.js'
import { createPostgresStore } from '../../store/postgres/createPostgresStore.js'
import { openPayload } from '../redirector/openPayload.js'

/** Does a command's work with a store of its own, and lets go of the database after it. */
export async function withStore(
  config: SanitizedConfig,
  work: (store: Store, payload: BasePayload) => Promise<void>,
): Promise<void> {
  const payload = await openPayload(config)
  const store = createPostgresStore(payload, optionsOf(payload))
  try {
    await work(store, payload)
  } finally {
    await store.close()
    await payload.destroy()
  }
}
