import type { PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'

/**
 * Keeps everybody else from computing or editing these contacts until the transaction ends. Taken
 * before anything refers to their rows (a reference holds a row, too) and before they are read, so
 * that neither two jobs nor a job and a person's edit wait for each other or write over each other.
 */
export async function lockContacts(
  req: PayloadRequest,
  ids: readonly (ID | null | undefined)[],
): Promise<void> {
  const store = crmStoreOf(req.payload)
  const names = ids.filter((id) => id !== null && id !== undefined).map((id) => `contact:${id}`)
  for (const name of [...new Set(names)].sort()) await store.lock(req, name)
}
