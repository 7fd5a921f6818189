import type { Shop } from './createShop.js'
import type { Delivery, VivenuTransaction } from './types.js'

/** An order as its buyer may see it: no secret, no barcode. */
export const orderOf = (shop: Shop, order: VivenuTransaction) => ({
  id: order._id,
  createdAt: order.createdAt,
  currency: order.currency,
  email: order.email ?? null,
  firstName: order.prename ?? null,
  lastName: order.lastname ?? null,
  qrScanId: order.tickets[0]?.meta?.qr_scan_id ?? null,
  status: order.status,
  tickets: shop.ticketsOf(order._id).filter(({ status }) => status === 'VALID').length,
  total: order.realPrice,
})

/** What the shop holds, latest first, for a page that shows it. */
export const asJSON = (shop: Shop, deliveries: Delivery[]) => ({
  customers: [...shop.customers.values()].reverse(),
  deliveries: deliveries
    .map(({ answers, id, state, type }) => ({ answers, id, state, type }))
    .reverse()
    .slice(0, 50),
  orders: [...shop.transactions.values()].reverse().map((order) => orderOf(shop, order)),
})
