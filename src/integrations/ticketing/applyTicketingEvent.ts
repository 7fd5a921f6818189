import type { ConversionState, Version } from './conversion.js'
import type { OrderStatus, TicketingEvent } from './vocabulary.js'

import { newConversion } from './conversion.js'

/** Of two states of one moment the one further down an order's life is the later. */
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
 * (the provider's `updatedAt`, then the rank of the status, then the value itself), so events may come
 * late, twice and in any order and the end is the same: a cancellation that overtakes its sale
 * stands, the sale still brings the buyer, and a later snapshot lifts what an earlier one took back.
 * Returns `state` itself when nothing is new.
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
  const after: ConversionState = latestFirst(structuredClone(before))
  if (event.kind === 'attendance') attend(after, event)
  else {
    after.orderId ??= event.orderId
    if (!event.onlyChanges) delete after.unsold
    else if (state === null) after.unsold = true
    applyOrder(after, event)
    applyPeople(after, event)
  }
  return state && same(state, after) ? state : after
}

const misplaced = (state: ConversionState, event: TicketingEvent): boolean =>
  state.orderId !== null && event.orderId !== null && state.orderId !== event.orderId

const versionOf = (sequence: number, rank: number): Version =>
  // without a time nothing can be said to have come after what was given back
  sequence < 0 && rank >= 2 ? [Number.MAX_SAFE_INTEGER, rank] : [sequence, rank]

/** States stored before the latest snapshot decided have the rank in front of the time. */
const latestFirst = (state: ConversionState): ConversionState => {
  if (state.rules === 2) return state
  const { currency, money, status, tickets } = state.registers
  for (const held of [currency, money, status, tickets]) {
    const [rank = 0, sequence = -1, ...rest] = held?.version ?? []
    if (held) held.version = [...versionOf(sequence, rank), ...rest]
  }
  // the nothing a full cancellation left would stay when the order is taken up again
  if (money?.version[1] === 3) delete state.registers.money
  if (tickets?.version[1] === 3) delete state.registers.tickets
  return { ...state, rules: 2 }
}

const applyOrder = (state: ConversionState, event: TicketingEvent): void => {
  const rank = ranks[event.status]
  const version = versionOf(event.sequence ?? -1, rank)
  register(state, 'status', event.status, version)
  // what is given back in full is worth nothing by its status; what it was worth is kept
  const amount = rank === 3 ? null : event.amount
  if (amount !== null) {
    // of two remainders of one moment the smaller is the later
    const ofMoney = [...version, 0 - amount]
    register(state, 'money', amount, ofMoney)
    if (event.currency) register(state, 'currency', event.currency, ofMoney)
  } else if (event.currency) register(state, 'currency', event.currency, [-2])
  if (event.tickets && rank < 3) register(state, 'tickets', event.tickets, version)
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

/** Two states of one order, told under two names, as one. */
export const mergeConversions = (into: ConversionState, from: ConversionState): ConversionState => {
  const state = latestFirst(structuredClone(into))
  const other = latestFirst(structuredClone(from))
  for (const [name, { value, version }] of Object.entries(other.registers)) {
    register(state, name as keyof Registers, value as never, version)
  }
  for (const [ticket, at] of Object.entries(other.attended)) {
    state.attended[ticket] = Math.min(state.attended[ticket] ?? at, at)
  }
  state.coupons = [...new Set([...state.coupons, ...other.coupons])].sort()
  state.ticketIds = [...new Set([...state.ticketIds, ...other.ticketIds])].sort()
  state.firstAt = Math.min(state.firstAt ?? Infinity, other.firstAt ?? Infinity)
  state.lastAt = Math.max(state.lastAt ?? -Infinity, other.lastAt ?? -Infinity)
  for (const time of ['firstAt', 'lastAt'] as const) {
    if (!Number.isFinite(state[time])) state[time] = null
  }
  if (other.gross !== null) state.gross = Math.max(state.gross ?? other.gross, other.gross)
  state.test ||= other.test
  if (!other.unsold) delete state.unsold
  return state
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

/** JSON with sorted keys: equal values give equal texts, also after a trip through `jsonb`. */
const canonicalJSON = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
