import type { PayloadRequest } from 'payload'

import type { HeldTicket } from '../../integrations/sync/people.js'
import type { ConversionState, TicketingEvent } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { describeConversion } from '../../integrations/ticketing/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { findOrCreateContact } from './findOrCreateContact.js'

type Attendees = TicketingEvent['attendees']

/**
 * Makes contacts of whom tickets are made out to, one per address, and leaves their ids in the event
 * instead of names and addresses. Nobody, unless the host asked for it.
 */
export async function nameHolders(
  req: PayloadRequest,
  options: QROptions,
  { attendees, status }: TicketingEvent,
): Promise<Attendees> {
  if (!hasAttendees(options) || status === 'pending') return []
  const named = attendees.filter(({ email }) => email !== null)
  const byEmail = new Map(named.map((one) => [one.email ?? '', one]))
  const holders = new Map<string, ID>()
  // one order of addresses, so that no two jobs wait for each other
  for (const email of [...byEmail.keys()].sort()) {
    const { firstName = null, lastName = null } = byEmail.get(email) ?? {}
    const id = await findOrCreateContact(req, options, email, { firstName, lastName })
    if (id !== null) holders.set(email, id)
  }
  return named.flatMap(({ email, ticketId }) => {
    const holder = holders.get(email ?? '')
    return holder === undefined
      ? []
      : [{ email: null, firstName: null, holder, lastName: null, ticketId }]
  })
}

/** Writes down who holds the tickets of an order now; resolves to everybody that concerns. */
export async function holdTickets(
  req: PayloadRequest,
  options: QROptions,
  state: ConversionState,
): Promise<ID[]> {
  if (!hasAttendees(options) || state.orderId === null) return []
  const { orderId, provider } = state
  const held = heldOf(state, orderId)
  const before = await crmStoreOf(req.payload).holdTickets(req, { orderId, provider }, held)
  return [...before, ...held.map(({ holder }) => holder)]
}

function heldOf(state: ConversionState, orderId: string): HeldTicket[] {
  const { attendees, provider, status, tickets } = describeConversion(state)
  if (status === 'pending' || status === 'cancelled' || status === 'refunded') return []
  const left = new Set(tickets.map(({ id }) => id))
  // a line that stands for several does not say which of them are left
  const isLeft = (id: null | string) => id === null || left.has(id) || left.has(null)
  return attendees.flatMap(({ holder, ticketId }, index) =>
    holder === undefined || !isLeft(ticketId)
      ? []
      : [
          {
            at: ticketId === null ? null : (state.attended[ticketId] ?? null),
            holder,
            ticket: `${provider}:${ticketId ?? `${orderId}/${index}`}`,
          },
        ],
  )
}

/** Whether people who hold tickets somebody else bought are contacts too. */
export const hasAttendees = ({ crm }: QROptions): boolean =>
  crm.ticketing !== false && crm.ticketing.attendees

/** Whether contacts say when somebody was at the door: by a shop's gate, or by a code of ours. */
export const hasAttendance = (options: QROptions): boolean =>
  hasAttendees(options) || (options.checkIn && options.crm.contacts !== false)
