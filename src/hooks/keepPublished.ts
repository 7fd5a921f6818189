import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import { APIError } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { translate } from '../translations/translate.js'

type UpdateArgs = {
  autosave?: boolean
  data?: Record<string, unknown>
  draft?: boolean
  id?: number | string
  overrideAccess?: boolean
  where?: Where
}

/**
 * Where the host has drafts on codes: an update that names no `_status` is merged into the newest
 * draft and saved as one, which would take the printed code off the air unasked. 409 instead.
 */
export function keepPublished(options: QROptions): CollectionBeforeOperationHook {
  return async ({ args, collection, operation, req }) => {
    if (operation !== 'update' || !collection.versions?.drafts) return args
    const { autosave, data = {}, draft, id, overrideAccess, where } = args as UpdateArgs
    if (draft || autosave || '_status' in data || 'deletedAt' in data) return args
    const named: Where = id === undefined ? (where ?? {}) : { id: { equals: id } }
    if (await hasNewerDraft(named, Boolean(overrideAccess), req, options)) {
      throw new APIError(translate(req.t, 'plugin-qr:newerDraft'), 409, undefined, true)
    }
    return args
  }
}

async function hasNewerDraft(
  named: Where,
  overrideAccess: boolean,
  req: PayloadRequest,
  options: QROptions,
): Promise<boolean> {
  const collection = options.slugs.codes
  const published = await req.payload.find({
    collection,
    depth: 0,
    overrideAccess,
    pagination: false,
    req,
    select: {},
    where: { and: [named, { _status: { equals: 'published' } }] },
  })
  if (!published.docs.length) return false
  const { totalDocs } = await req.payload.countVersions({
    collection,
    overrideAccess: true,
    req,
    where: {
      and: [
        { parent: { in: published.docs.map((doc) => doc.id) } },
        { latest: { equals: true } },
        { 'version._status': { equals: 'draft' } },
      ],
    },
  })
  return totalDocs > 0
}
