import type { TicketingEvent, TicketingPointer } from '../types.js'

import { emptyEvent } from '../emptyEvent.js'
import { fields, identifier, instant, text } from '../values/readFields.js'
import { MalformedPayloadError } from '../TicketingError.js'

/** An attendee of Eventbrite's API, asked for because someone was let in. */
export const readAttendance = (
  answer: unknown,
  pointer: TicketingPointer,
): 'ignored' | TicketingEvent[] => {
  const attendee = fields(answer)
  const id = identifier(attendee.id)
  if (!id) throw new MalformedPayloadError('eventbrite attendee: id is missing')
  if (attendee.checked_in !== true) return 'ignored'
  const changed = instant(attendee.changed)
  return [
    emptyEvent({
      deliveryId: pointer.deliveryId,
      eventId: identifier(attendee.event_id),
      kind: 'attendance',
      occurredAt: changed ?? pointer.occurredAt,
      orderId: identifier(attendee.order_id),
      provider: 'eventbrite',
      sequence: changed,
      status: 'complete',
      tickets: [
        {
          id,
          name: text(attendee.ticket_class_name),
          price: null,
          quantity: 1,
          typeId: identifier(attendee.ticket_class_id),
        },
      ],
    }),
  ]
}
