import type { TicketingEvent } from '../types.js'
import type { VivenuDelivery } from './delivery.js'

import { emptyEvent } from '../emptyEvent.js'
import { fields, identifier, instant, text } from '../values/readFields.js'
import { MalformedPayloadError } from '../TicketingError.js'

/**
 * `scan.created`: a ticket at the gate. Only an approved check-in is attendance. The message names
 * no order and no e-mail: the order is found by the ticket's id. The barcode stays behind.
 */
export const readScan = ({ context, data, test, type }: VivenuDelivery): null | TicketingEvent => {
  const scan = fields(data.scan)
  if (scan.type !== 'checkin' || scan.scanResult !== 'approved') return null
  const id = identifier(scan.ticketId)
  if (!id) throw new MalformedPayloadError(`vivenu ${type}: data.scan.ticketId is missing`)
  const time = instant(scan.time)
  return emptyEvent({
    deliveryId: context.deliveryId,
    eventId: identifier(scan.eventId),
    kind: 'attendance',
    occurredAt: time ?? context.receivedAt,
    orderId: null,
    provider: 'vivenu',
    sequence: time,
    status: 'complete',
    test,
    tickets: [
      {
        id,
        name: text(scan.ticketName),
        price: null,
        quantity: 1,
        typeId: identifier(scan.ticketTypeId),
      },
    ],
  })
}
