import type { CollectionSlug, PayloadRequest } from 'payload'

import type { ID } from '../vocabulary/scan.js'

/** Whether a document is stored, in the trash or not, whoever may read it. */
export async function isThere(
  req: PayloadRequest,
  collection: string,
  id: ID | null,
): Promise<boolean> {
  if (id === null) return false
  const asked = { collection: collection as CollectionSlug, req, where: { id: { equals: id } } }
  return (await req.payload.db.findOne<{ id: ID }>(asked)) !== null
}
