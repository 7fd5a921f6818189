import type { BasePayload } from 'payload'

import type { ContactForSync } from '../../integrations/hubspot/index.js'
import type { ID } from '../../vocabulary/scan.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { emailHash } from '../../store/postgres/people/emailHash.js'

/** Those of the contacts whose address was erased: nothing is sent of them. */
export async function suppressedOf(
  payload: BasePayload,
  contacts: ContactForSync[],
): Promise<ReadonlySet<ID>> {
  const hashes = new Map(contacts.map(({ email, id }) => [emailHash(payload, email), id]))
  const found = await crmStoreOf(payload).suppressedAmong([...hashes.keys()])
  return new Set(found.flatMap((hash) => hashes.get(hash) ?? []))
}
