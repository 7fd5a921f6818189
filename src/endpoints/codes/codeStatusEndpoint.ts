import type { Endpoint, PayloadRequest } from 'payload'

import { addDataAndFileToRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { lockDocuments } from '../../hooks/lockDocuments.js'
import { inRequestTransaction } from '../../store/inRequestTransaction.js'
import { changePublished } from '../bulk/changePublished.js'
import { inTurn } from '../inTurn.js'
import { noSuchCode, readableCode } from './readableCode.js'

type Status = 'active' | 'paused'

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
      return inTurn(req, async () => {
        const updated = await setCodeStatus(req.routeParams?.id, status, req, options)
        if (!updated) return noSuchCode()
        const { id, state, status: now, updatedAt } = updated
        return Response.json({ doc: { id, state, status: now, updatedAt } })
      })
    },
    method: 'post',
    path: '/:id/status',
  }
}

/** As the person would; `null` where they may not read such a code. */
export const setCodeStatus = (
  id: unknown,
  status: Status,
  req: PayloadRequest,
  options: QROptions,
) =>
  inRequestTransaction(req, async () => {
    // before it is read: what others save meanwhile is not written back
    await lockDocuments(options, options.slugs.codes, [String(id)], req)
    const doc = await readableCode(req, options, id)
    return doc && changePublished(doc, { status }, req, options)
  })
