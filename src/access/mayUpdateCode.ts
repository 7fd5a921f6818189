import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../vocabulary/scan.js'

/** Whether a person may update a code, and so may say what its scans are. Asks the collection itself. */
export const mayUpdateCode = (options: QROptions, req: PayloadRequest, id: ID): Promise<boolean> =>
  mayUpdate(options.slugs.codes, req, id)

/** Whether a person may update a document, its trash included. */
export async function mayUpdate(collection: string, req: PayloadRequest, id: ID): Promise<boolean> {
  const config = req.payload.collections[collection]?.config
  const update = config?.access.update
  const allowed = update ? await update({ id, req }) : Boolean(req.user)
  if (typeof allowed === 'boolean') return allowed
  const { totalDocs } = await req.payload.count({
    collection: collection as never,
    overrideAccess: true,
    req,
    trash: Boolean(config?.trash),
    where: { and: [{ id: { equals: id } }, allowed] },
  })
  return totalDocs > 0
}
