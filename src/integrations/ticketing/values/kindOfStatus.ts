import type { OrderStatus, TicketingEvent } from '../types.js'

/** What happened, told from what has become of the order. */
export const kindOfStatus = (status: OrderStatus): TicketingEvent['kind'] => {
  if (status === 'cancelled') return 'cancellation'
  if (status === 'partially-cancelled') return 'partial-cancellation'
  return status === 'refunded' || status === 'partially-refunded' ? 'refund' : 'sale'
}
