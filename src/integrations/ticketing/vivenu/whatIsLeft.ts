import type { Fields } from '../readFields.js'
import type { TicketLine } from '../vocabulary.js'

import { minorUnits } from '../money.js'
import { count, currencyCode, fields, identifier, items, text } from '../readFields.js'

/** Pieces of an order that were given back. */
const cancelledItems = (transaction: Fields): Fields[] =>
  cancellable(transaction).filter(isCancelled)

/**
 * What a partly cancelled transaction is still worth, in minor units. `cancellationInfo` lists
 * every piece with its price and, once given back, `cancelledAt` or `refundId`. Vivenu does not
 * say whether `realPrice` is lowered too: when it already equals the sum of what is left it was,
 * else what was given back is taken off. Kept cancellation fees are not ticket sales.
 */
export const remainingAmount = (transaction: Fields, currency: string): null | number => {
  const price = minorUnits(transaction.realPrice, currency)
  if (price === null) return null
  const sum = (pieces: Fields[]): number =>
    pieces.reduce((total, piece) => total + (minorUnits(piece.price, currency) ?? 0), 0)
  const left = sum(cancellable(transaction).filter((piece) => !isCancelled(piece)))
  if (price === left) return price
  return Math.max(0, price - sum(cancelledItems(transaction)))
}

const cancellable = (transaction: Fields): Fields[] =>
  items(fields(transaction.cancellationInfo).cancellableItems)

const isCancelled = ({ cancelledAt, refundId }: Fields): boolean => Boolean(cancelledAt ?? refundId)

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
