import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../vocabulary/scan.js'

/** Whether a person may update a code, and so may say what its scans are. Asks the collection itself. */
export async function mayUpdateCode(
  options: QROptions,
  req: PayloadRequest,
  id: ID,
): Promise<boolean> {
  const collection = options.slugs.codes
  const update = req.payload.collections[collection]?.config.access.update
  const allowed = update ? await update({ id, req }) : Boolean(req.user)
  if (typeof allowed === 'boolean') return allowed
  const { totalDocs } = await req.payload.count({
    collection: collection as never,
    overrideAccess: true,
    req,
    trash: true,
    where: { and: [{ id: { equals: id } }, allowed] },
  })
  return totalDocs > 0
}
