import type { ConversionState, Version } from './conversionState.js'
import type { OrderStatus, TicketingEvent } from './types.js'

import { canonicalJSON } from './canonicalJSON.js'
import { newConversion } from './conversionState.js'

/** An order moves up only. What is given back in full stays given back. */
const ranks: Readonly<Record<OrderStatus, number>> = {
  cancelled: 3,
  complete: 1,
  'partially-cancelled': 2,
  'partially-refunded': 2,
  pending: 0,
  refunded: 3,
}

/**
 * An order after one more event. Each fact has its own register that only a later version replaces
 * (rank of the status, then the provider's `updatedAt`, then the value itself), so events may come
 * late, twice and in any order and the end is the same: a cancellation that overtakes its sale
 * stands, and the sale still brings the buyer. Returns `state` itself when nothing is new.
 *
 * Attendance joins by ticket: find the order by `ticketIds`, and give it the event.
 */
export const applyTicketingEvent = (
  state: ConversionState | null,
  event: TicketingEvent,
): ConversionState => {
  const before = state ?? newConversion(event)
  if (before.provider !== event.provider || misplaced(before, event)) {
    throw new Error('applyTicketingEvent: the event belongs to another order')
  }
  const after: ConversionState = structuredClone(before)
  if (event.kind === 'attendance') attend(after, event)
  else {
    after.orderId ??= event.orderId
    applyOrder(after, event)
    applyPeople(after, event)
  }
  return state && same(state, after) ? state : after
}

const misplaced = (state: ConversionState, event: TicketingEvent): boolean =>
  state.orderId !== null && event.orderId !== null && state.orderId !== event.orderId

const applyOrder = (state: ConversionState, event: TicketingEvent): void => {
  const version: Version = [ranks[event.status], event.sequence ?? -1]
  register(state, 'status', event.status, version)
  const amount = version[0] === 3 ? 0 : event.amount
  if (amount !== null) {
    // of two remainders of one moment the smaller is the later
    const ofMoney = [...version, 0 - amount]
    register(state, 'money', amount, ofMoney)
    if (event.currency) register(state, 'currency', event.currency, ofMoney)
  }
  if (event.tickets) register(state, 'tickets', event.tickets, version)
  const ids = event.tickets?.flatMap(({ id }) => id ?? []) ?? []
  state.ticketIds = [...new Set([...state.ticketIds, ...ids])].sort()
  if (event.gross !== null) state.gross = Math.max(state.gross ?? event.gross, event.gross)
  state.firstAt = Math.min(state.firstAt ?? event.occurredAt, event.occurredAt)
  state.lastAt = Math.max(state.lastAt ?? event.occurredAt, event.occurredAt)
  state.test ||= event.test
}

const applyPeople = (state: ConversionState, event: TicketingEvent): void => {
  const latest: Version = [event.sequence ?? -1]
  // the first touch is the one that brought the buyer
  const earliest: Version = [0 - (event.sequence ?? Number.MAX_SAFE_INTEGER)]
  if (event.buyer) {
    register(state, 'buyer', event.buyer, [event.buyer.email ? 1 : 0, ...latest])
  }
  if (event.attendees.length > 0) register(state, 'attendees', event.attendees, latest)
  if (event.customerId) register(state, 'customerId', event.customerId, latest)
  if (event.eventId) register(state, 'eventId', event.eventId, latest)
  if (event.clickId) register(state, 'clickId', event.clickId, earliest)
  register(state, 'origin', event.origin, earliest)
  const { affiliate, channel, coupons, underShop } = event.carriers
  if (affiliate) register(state, 'affiliate', affiliate, earliest)
  if (channel) register(state, 'channel', channel, earliest)
  if (underShop) register(state, 'underShop', underShop, earliest)
  state.coupons = [...new Set([...state.coupons, ...coupons])].sort()
}

const attend = (state: ConversionState, event: TicketingEvent): void => {
  state.orderId ??= event.orderId
  for (const { id } of event.tickets ?? []) {
    if (!id) continue
    const before = Object.hasOwn(state.attended, id) ? state.attended[id] : undefined
    state.attended[id] = Math.min(before ?? event.occurredAt, event.occurredAt)
    state.ticketIds = [...new Set([...state.ticketIds, id])].sort()
  }
}

type Registers = Required<ConversionState['registers']>

const register = <Name extends keyof Registers>(
  state: ConversionState,
  name: Name,
  value: Registers[Name]['value'],
  version: Version,
): void => {
  const held = state.registers[name]
  const order = held ? compare(version, held.version) : 1
  if (order > 0 || (order === 0 && held && canonicalJSON(value) > canonicalJSON(held.value))) {
    Object.assign(state.registers, { [name]: { value, version } })
  }
}

const compare = (left: Version, right: Version): number => {
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const same = (left: ConversionState, right: ConversionState): boolean =>
  canonicalJSON(left) === canonicalJSON(right)
