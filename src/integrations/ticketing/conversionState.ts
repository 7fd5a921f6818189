import type { Attendee, OrderOrigin, OrderStatus, TicketLine, TicketPerson } from './types.js'

/** Compared number by number; the greater is the later. */
export type Version = number[]

type Register<Value> = { value: Value; version: Version }

/**
 * All that is known of one order, as plain JSON: store it as it is beside the conversion, feed it
 * to `applyTicketingEvent`, and show what `describeConversion` makes of it.
 */
export type ConversionState = {
  /** First time each ticket was let in, epoch milliseconds by ticket id. */
  attended: Record<string, number>
  coupons: string[]
  /** Epoch milliseconds of the first event of the order. */
  firstAt: null | number
  /** Worth before anything was given back, in minor units. */
  gross: null | number
  lastAt: null | number
  orderId: null | string
  provider: string
  registers: {
    affiliate?: Register<string>
    attendees?: Register<Attendee[]>
    buyer?: Register<TicketPerson>
    channel?: Register<string>
    clickId?: Register<string>
    currency?: Register<string>
    customerId?: Register<string>
    eventId?: Register<string>
    money?: Register<number>
    origin?: Register<OrderOrigin>
    status?: Register<OrderStatus>
    tickets?: Register<TicketLine[]>
    underShop?: Register<string>
  }
  /** How versions are compared; absent in states stored before the latest snapshot decided. */
  rules?: 2
  test: boolean
  /** Nothing but changes was told so far, and no sale they could change. */
  unsold?: true
  /** Every ticket ever named, also cancelled ones: attendance finds its order by them. */
  ticketIds: string[]
}

export const newConversion = (order: {
  orderId: null | string
  provider: string
}): ConversionState => ({
  attended: {},
  coupons: [],
  firstAt: null,
  gross: null,
  lastAt: null,
  orderId: order.orderId,
  provider: order.provider,
  registers: {},
  rules: 2,
  test: false,
  ticketIds: [],
})
