import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { lockDocuments } from '../../hooks/lockDocuments.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { inTurn } from '../inTurn.js'
import { noSuchCode, readableCode } from './readableCode.js'

type Status = 'active' | 'paused'
type Doc = Record<string, unknown>

/**
 * `POST /api/qr-codes/:id/status` with `{ "status": "paused" }` or `"active"`: what the list's quick
 * actions and the switch on a code's page do. For who may update the code. Unlike a plain update it
 * publishes nothing but the status: where a newer draft exists, that draft stays a draft.
 */
export function codeStatusEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      await addDataAndFileToRequest(req)
      const status = req.data?.status as Status
      if (status !== 'active' && status !== 'paused') {
        return Response.json(
          { errors: [{ field: 'status', message: 'status is "active" or "paused".' }] },
          { status: 400 },
        )
      }
      return inTurn(req, () => answer(req, options, status))
    },
    method: 'post',
    path: '/:id/status',
  }
}

async function answer(req: PayloadRequest, options: QROptions, status: Status): Promise<Response> {
  const updated = await inRequestTransaction(req, async () => {
    // before it is read: what others save meanwhile is not written back
    await lockDocuments(options, options.slugs.codes, [String(req.routeParams?.id)], req)
    const doc = await readableCode(req, options)
    return doc && setStatus(doc, status, req, options)
  })
  if (!updated) return noSuchCode()
  const { id, state, status: now, updatedAt } = updated
  return Response.json({ doc: { id, state, status: now, updatedAt } })
}

async function setStatus(
  doc: Doc & { id: number | string },
  status: Status,
  req: PayloadRequest,
  options: QROptions,
): Promise<Doc> {
  const { id } = doc
  const drafts = Boolean(req.payload.collections[options.slugs.codes]?.config.versions?.drafts)
  const update = (data: Doc, draft = false) =>
    req.payload.update({
      id,
      collection: options.slugs.codes,
      data,
      depth: 0,
      draft,
      overrideAccess: false,
      req,
    } as Parameters<typeof req.payload.update>[0]) as unknown as Promise<Doc>
  if (!drafts) return update({ status })
  if (doc._status !== 'published') return update({ status }, true)
  const latest = (await req.payload.findByID({
    id,
    collection: options.slugs.codes,
    depth: 0,
    draft: true,
    overrideAccess: false,
    req,
  })) as unknown as Doc
  const updated = await update({ ...doc, _status: 'published', status })
  if (latest._status === 'draft') await update({ ...latest, _status: 'draft', status }, true)
  return updated
}
