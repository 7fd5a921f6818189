import type { Fields } from '../values/readFields.js'
import type { TicketLine } from '../types.js'

import { minorUnits } from '../values/minorUnits.js'
import { count, currencyCode, identifier, items, text } from '../values/readFields.js'
import { cancelledItems } from './remainingAmount.js'

/**
 * What is left of an order: its single tickets where the message has them, else the lines of the
 * basket less what was cancelled (`cancellationInfo` names basket lines, one entry a piece).
 */
export const readTickets = (data: Fields, transaction: Fields): TicketLine[] => {
  const lines = items(transaction.tickets)
  const currency = currencyCode(transaction.currency) ?? 'EUR'
  if (Array.isArray(data.tickets)) {
    const prices = new Map(lines.map(({ price, ticketTypeId }) => [ticketTypeId, price]))
    return items(data.tickets)
      .filter(({ status }) => status !== 'INVALID')
      .map((ticket) => ({
        id: identifier(ticket._id),
        name: text(ticket.ticketName),
        price: minorUnits(prices.get(ticket.ticketTypeId), currency),
        quantity: 1,
        typeId: identifier(ticket.ticketTypeId),
      }))
  }
  const cancelled = cancelledItems(transaction).filter(({ type }) => type === 'ticket')
  return lines
    .map((line) => ({
      id: null,
      name: text(line.name),
      price: minorUnits(line.price, currency),
      quantity:
        count(line.amount) - cancelled.filter(({ cartItemId }) => cartItemId === line._id).length,
      typeId: identifier(line.ticketTypeId),
    }))
    .filter(({ quantity }) => quantity > 0)
}
