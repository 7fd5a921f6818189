import type { SyncOptions } from '../../../src/integrations/hubspot/contacts/sendGroup.js'
import type { ContactForSync } from '../../../src/integrations/sync/contacts.js'

import { syncContacts } from '../../../src/integrations/hubspot/contacts/syncContacts.js'
import { createHubSpotGateway } from '../../../src/integrations/hubspot/createHubSpotGateway.js'
import { contactProperties } from '../../../src/integrations/hubspot/setup/properties.js'
import { contactFor } from './contactFor.js'
import { createMemorySyncStore } from './createMemorySyncStore.js'
import { startHubSpotFake } from './startHubSpotFake.js'

/** A stand-in for HubSpot with the properties in place, and a gateway to it. */
export async function startHubSpot() {
  const fake = await startHubSpotFake({ limits: { intervalMs: 50 } })
  const hub = createHubSpotGateway({
    accessToken: 'pat-eu1-x',
    baseURL: fake.url,
    timeoutMs: 2_000,
    timeZone: 'Europe/Berlin',
  })
  await hub.ensureProperties(contactProperties())
  fake.requests.length = 0
  return { fake, hub }
}

export function people(
  count: number,
  change: (number: number) => Partial<ContactForSync> = () => ({}),
) {
  return Array.from({ length: count }, (_, index) => contactFor(index, change(index)))
}

type Options = Partial<SyncOptions> & Pick<SyncOptions, 'gateway'>

/** A store with these contacts and a function that makes one run over it. */
export function syncOf(contacts: ContactForSync[], options: Options) {
  const store = createMemorySyncStore(contacts)
  const run = (more: Partial<SyncOptions> = {}) =>
    syncContacts({ backoff: { base: 20, max: 50 }, store, ...options, ...more })
  const row = (id: number | string) => {
    const found = store.rows.get(id)
    if (!found) throw new Error(`No contact ${id}`)
    return found
  }
  return { row, run, store }
}
