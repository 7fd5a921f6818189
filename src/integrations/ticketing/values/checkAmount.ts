import type { TicketingWork } from '../types.js'

import { MalformedPayloadError } from '../TicketingError.js'

/**
 * Sets aside an order that is worth less than nothing: it would lower the revenue of others. Only what
 * changes an earlier purchase may cost less than it did.
 */
export const checkAmount = <Work extends TicketingWork>(work: Work): Work => {
  if (work.kind === 'pointer') return work
  const isChange = work.origin === 'rebooking' || work.origin === 'upgrade'
  if (!isChange && ((work.amount ?? 0) < 0 || (work.gross ?? 0) < 0)) {
    throw new MalformedPayloadError(`${work.provider}: the amount of an order is negative`)
  }
  return work
}
