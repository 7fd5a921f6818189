import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { tell } from '../../alerts/webhooks/tell.js'
import { errorCode } from '../../kit/errorCode.js'
import { inSavepoint } from '../../store/postgres/inTransaction.js'
import { relationID } from '../../vocabulary/relationID.js'

const FIELDS = [
  'amount',
  'campaign',
  'code',
  'currency',
  'orderId',
  'provider',
  'soldAt',
  'status',
  'test',
  'tickets',
] as const

const saleOf = (doc: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(FIELDS.map((field) => [field, doc[field] ?? null]))

/**
 * Has other systems told of orders, and of what changed in them, in the transaction of the order: there
 * is no order without its message, and none about an order that was rolled back. Nothing of the person.
 */
export const tellSale =
  (options: QROptions): CollectionAfterChangeHook =>
  async ({ doc, operation, previousDoc, req }) => {
    const sale = saleOf(doc)
    const isNew = operation === 'create'
    if (!isNew && JSON.stringify(sale) === JSON.stringify(saleOf(previousDoc))) return
    const happening = {
      data: { id: doc.id, ...sale },
      event: 'sale',
      key: `${doc.id}:${doc.updatedAt}`,
      occurredAt: new Date(doc.updatedAt).getTime(),
      qrCode: relationID(doc.qrCode),
      type: isNew ? 'sale.created' : 'sale.updated',
    } as const
    try {
      await inSavepoint(req, () => tell(req.payload, options, [happening], req))
    } catch (error) {
      // An order is worth more than word of it, say before the host has migrated.
      req.payload.logger.error(
        `payload-plugin-qr: a sale is told to no webhook: ${errorCode(error)}`,
      )
    }
  }
