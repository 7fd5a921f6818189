import type { PayloadRequest } from 'payload'

import type { TicketingEvent } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Applied } from './Applied.js'

import { applyTicketingEvent, describeConversion } from '../../integrations/ticketing/index.js'
import { hashClickId } from '../../scan/attribution/hashClickId.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { findOrCreateContact, lockContacts } from '../contacts/findOrCreateContact.js'
import { holdTickets, nameHolders } from '../contacts/holders.js'
import { bindScan, recomputeContacts } from '../contacts/recomputeContact.js'
import { lockOrder } from '../conversions/lockOrder.js'
import { writeConversion } from '../conversions/writeConversion.js'
import { Contention } from './Applied.js'

/**
 * One event of a ticket shop: order, then contact, then scan. The order's state is the sum of its
 * events in whatever order they come, and everything else is computed from it anew.
 */
export async function applyEvent(
  req: PayloadRequest,
  options: QROptions,
  received: TicketingEvent,
): Promise<Applied> {
  const { ticketing } = options.crm
  if (ticketing === false || (received.test && !ticketing.testEvents)) return 'done'
  const event = minimised(received)
  if (event.kind === 'checkout') return applyCheckout(req, options, event)
  const orderId = event.orderId ?? (await orderOf(req, event))
  // attendance that overtook its sale waits beside the ticket
  if (orderId === null) return 'done'
  return applyOrder(req, options, event, orderId)
}

/** What is not needed is not kept: scan ids as they are carried. */
const minimised = (event: TicketingEvent): TicketingEvent => ({
  ...event,
  clickId: event.clickId && hashClickId(event.clickId),
})

async function orderOf(req: PayloadRequest, event: TicketingEvent): Promise<null | string> {
  const ticket = event.tickets?.[0]?.id
  if (!ticket) return null
  const store = crmStoreOf(req.payload)
  const key = `${event.provider}:${ticket}`
  const known = await store.orderOfTicket(req, key)
  if (known) return known
  const order = await store.keepAttendance(req, key, event.occurredAt)
  // its sale was stored in this very moment: the next try takes the locks in the usual order
  if (order) throw new Contention()
  return null
}

async function applyOrder(
  req: PayloadRequest,
  options: QROptions,
  received: TicketingEvent,
  named: string,
): Promise<Applied> {
  const store = crmStoreOf(req.payload)
  const { doc, key, known, orderId } = await lockOrder(req, options, received, named)
  const event = { ...received, orderId: received.orderId && orderId }
  if (event.kind === 'link' && !doc) return 'done'
  const attendees = await nameHolders(req, options, event)
  let state = event.kind === 'link' ? known : applyTicketingEvent(known, { ...event, attendees })
  if (!state) return 'done'
  state = { ...state, orderId: state.orderId ?? orderId }
  const tickets = state.ticketIds.map((ticket) => `${event.provider}:${ticket}`)
  for (const { at, ticket } of await store.linkTickets(req, orderId, tickets)) {
    state = applyTicketingEvent(state, attendanceOf(event, ticket, at))
  }
  const { attendees: holding, buyer, clickId, status } = describeConversion(state)
  const email = status === 'pending' ? null : (buyer?.email ?? null)
  const contact = email === null ? null : await findOrCreateContact(req, options, email)
  const before = (doc?.contact as ID | null | undefined) ?? null
  await lockContacts(req, [contact, before, ...holding.map(({ holder }) => holder)])
  const bind =
    clickId && contact !== null
      ? await bindScan(req, options, {
          at: state.firstAt ?? event.occurredAt,
          by: key,
          certainty: 'verified',
          contact,
          moves: true,
          clickIdHash: clickId,
        })
      : null
  await writeConversion(req, options, {
    bind,
    contact,
    doc,
    erased: email !== null && contact === null,
    key,
    state,
  })
  const previous = bind?.kind === 'bound' ? bind.previous : null
  const holders = await holdTickets(req, options, state)
  await recomputeContacts(req, options, [contact, before, previous, ...holders])
  return bind?.kind === 'unknown' ? 'waiting' : 'done'
}

/** A basket that was completed: it counts nothing, but who completed it carried this scan. */
async function applyCheckout(
  req: PayloadRequest,
  options: QROptions,
  event: TicketingEvent,
): Promise<Applied> {
  const { buyer, clickId } = event
  if (!buyer?.email || !clickId) return 'done'
  const contact = await findOrCreateContact(req, options, buyer.email)
  if (contact === null) return 'done'
  await lockContacts(req, [contact])
  const bind = await bindScan(req, options, {
    at: event.occurredAt,
    by: `${event.provider}:${event.orderId}`,
    certainty: 'verified',
    contact,
    clickIdHash: clickId,
  })
  await recomputeContacts(req, options, [contact, bind.kind === 'bound' ? bind.previous : null])
  return bind.kind === 'unknown' ? 'waiting' : 'done'
}

const attendanceOf = (event: TicketingEvent, ticket: string, at: number): TicketingEvent => ({
  ...event,
  amount: null,
  attendees: [],
  buyer: null,
  clickId: null,
  kind: 'attendance',
  occurredAt: at,
  tickets: [
    {
      id: ticket.slice(event.provider.length + 1),
      name: null,
      price: null,
      quantity: 1,
      typeId: null,
    },
  ],
})
