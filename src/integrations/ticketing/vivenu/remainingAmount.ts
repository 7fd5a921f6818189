import type { Fields } from '../values/readFields.js'

import { minorUnits } from '../values/minorUnits.js'
import { fields, items } from '../values/readFields.js'

/** Pieces of an order that were given back. */
export const cancelledItems = (transaction: Fields): Fields[] =>
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
