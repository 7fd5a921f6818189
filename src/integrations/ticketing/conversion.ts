import type {
  Attendee,
  Carriers,
  OrderOrigin,
  OrderStatus,
  TicketLine,
  TicketPerson,
} from './vocabulary.js'

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

/** An order as people and reports want it. Amounts in minor units of `currency`. */
export type Conversion = {
  amount: number
  attendees: Attendee[]
  buyer: null | TicketPerson
  carriers: Carriers
  clickId: null | string
  /** 1 for a sale that stands, 0 for one that is pending, given back or only changes another. */
  conversions: 0 | 1
  currency: null | string
  customerId: null | string
  eventId: null | string
  gross: null | number
  orderId: null | string
  origin: OrderOrigin
  provider: string
  status: OrderStatus
  test: boolean
  tickets: TicketLine[]
  ticketsAttended: number
  /** Tickets that count as sold. */
  ticketsSold: number
}

/**
 * What an order's state comes to. Revenue counts while the sale stands. Tickets of a rebooking or
 * upgrade were counted with the first purchase; only what was paid on top counts.
 */
export const describeConversion = (state: ConversionState): Conversion => {
  const { registers } = state
  const status = state.unsold ? 'pending' : (registers.status?.value ?? 'pending')
  const origin = registers.origin?.value ?? 'online'
  const over = status === 'cancelled' || status === 'refunded'
  const stands = status !== 'pending' && !over
  const isNew = origin !== 'rebooking' && origin !== 'upgrade'
  const tickets = over ? [] : (registers.tickets?.value ?? [])
  const sold = tickets.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    amount: stands ? (registers.money?.value ?? 0) : 0,
    attendees: registers.attendees?.value ?? [],
    buyer: registers.buyer?.value ?? null,
    carriers: {
      affiliate: registers.affiliate?.value ?? null,
      channel: registers.channel?.value ?? null,
      coupons: state.coupons,
      underShop: registers.underShop?.value ?? null,
    },
    clickId: registers.clickId?.value ?? null,
    conversions: stands && isNew ? 1 : 0,
    currency: registers.currency?.value ?? null,
    customerId: registers.customerId?.value ?? null,
    eventId: registers.eventId?.value ?? null,
    gross: state.gross,
    orderId: state.orderId,
    origin,
    provider: state.provider,
    status,
    test: state.test,
    tickets,
    ticketsAttended: Object.keys(state.attended).length,
    ticketsSold: stands && isNew ? sold : 0,
  }
}
