import type { PayloadRequest, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

/** The first code there is, its trash included, whoever may read it; `null`: there is none. */
export async function codeWhere(
  where: Where,
  { slugs }: QROptions,
  req: PayloadRequest,
): Promise<ID | null> {
  const { docs } = await req.payload.find({
    collection: slugs.codes,
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req,
    select: {},
    trash: true,
    where,
  })
  return (docs[0]?.id as ID | undefined) ?? null
}
