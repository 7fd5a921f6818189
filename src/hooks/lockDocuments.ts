import type { CollectionBeforeOperationHook, CollectionSlug, PayloadRequest, Where } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../vocabulary/scan.js'

import { storeOf } from '../store/storeOf.js'

/** Keeps everybody else from saving these documents until the request's transaction ends. */
export const lockDocuments = (
  options: QROptions,
  collection: string,
  ids: readonly ID[],
  req: PayloadRequest,
): Promise<void> =>
  storeOf(req.payload, options).lock(
    // escaped: an address may hold what PostgreSQL's text does not, such as NUL
    ids.map((id) => JSON.stringify(`${collection}:${id}`)),
    req,
  )

type Args = { id?: ID; limit?: number; overrideAccess?: boolean; trash?: boolean; where?: Where }

/**
 * A save writes a whole document. Of two at once the second waits here, before it reads what it
 * changes, so that it does not write back what the first found.
 */
export function lockEdited(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, collection, operation, req }) => {
    if (operation !== 'update' || options.disabled) return args
    const { id, limit, overrideAccess, trash, where } = args as Args
    const ids = id === undefined ? await found({ limit, overrideAccess, trash, where }) : [id as ID]
    await lockDocuments(options, collection.slug, ids, req)
    return args

    async function found(query: Omit<Args, 'id'>): Promise<ID[]> {
      const { docs } = await req.payload.find({
        ...query,
        collection: collection.slug as CollectionSlug,
        depth: 0,
        pagination: false,
        req,
        select: {},
      })
      return docs.map((doc) => doc.id)
    }
  }
}
