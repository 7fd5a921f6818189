import type { CollectionSlug, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

type Doc = Record<string, unknown>

/**
 * Changes fields of a code as the person who asks. Unlike a plain update it publishes nothing else:
 * where a newer draft exists, that draft gets the change as well and stays a draft.
 */
export async function changePublished(
  doc: { id: ID } & Doc,
  change: Doc,
  req: PayloadRequest,
  options: QROptions,
): Promise<Doc> {
  const { id } = doc
  const collection = options.slugs.codes as CollectionSlug
  const drafts = Boolean(req.payload.collections[collection]?.config.versions?.drafts)
  const update = (data: Doc, draft = false) =>
    req.payload.update({
      id,
      collection,
      data,
      depth: 0,
      draft,
      overrideAccess: false,
      req,
    } as Parameters<typeof req.payload.update>[0]) as unknown as Promise<Doc>
  if (!drafts) return update(change)
  if (doc._status !== 'published') return update(change, true)
  const latest = (await req.payload.findByID({
    id,
    collection,
    depth: 0,
    draft: true,
    overrideAccess: false,
    req,
  })) as unknown as Doc
  const updated = await update({ ...doc, _status: 'published', ...change })
  if (latest._status === 'draft') await update({ ...latest, _status: 'draft', ...change }, true)
  return updated
}
