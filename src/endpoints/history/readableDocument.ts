import type { CollectionSlug, PayloadRequest } from 'payload'

import type { Values } from '../../hooks/form/loadedValues.js'
import type { ID } from '../../vocabulary/scan.js'

import { asID } from '../../analytics/scope/asID.js'

export type Doc = { collection: string; createdAt: string; id: ID } & Values

/** The document an endpoint is about, its trash included; `null` where this person may not read it. */
export async function readableDocument(
  req: PayloadRequest,
  collection: string,
): Promise<Doc | null> {
  const id = asID(req.payload, collection, req.routeParams?.id)
  if (id === null) return null
  const doc = await req.payload.findByID({
    id,
    collection: collection as CollectionSlug,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    ...(req.payload.collections[collection]?.config.trash && { trash: true }),
  })
  return doc ? ({ ...doc, collection } as unknown as Doc) : null
}
