/**
 * The vocabulary of ticketing. Nothing here knows Payload, Next or SQL: a webhook is raw bytes and
 * headers, and what leaves a provider is built field by field. No part of a provider's payload is
 * ever passed on as it came.
 */

/** What has become of an order. A later snapshot may take a cancelled order up again. */
export type OrderStatus =
  | 'cancelled'
  | 'complete'
  | 'partially-cancelled'
  | 'partially-refunded'
  /** Begun, not paid: counts nothing yet. */
  | 'pending'
  | 'refunded'

/**
 * Where an order came from. `rebooking` and `upgrade` change an earlier purchase: what was paid
 * counts as revenue, but it is no new conversion, brings no new tickets and carries no click.
 */
export type OrderOrigin = 'online' | 'pos' | 'rebooking' | 'subscription' | 'upgrade'

export type TicketLine = {
  /** The provider's id of this one ticket; `null` for a line that stands for several. */
  id: null | string
  name: null | string
  /** Price of one, in minor units. */
  price: null | number
  quantity: number
  typeId: null | string
}

export type TicketPerson = {
  /** Trimmed and lower-cased; `null` when missing (box office) or not an address. */
  email: null | string
  firstName: null | string
  lastName: null | string
}

/** Who holds a ticket. The buyer need not be among them. `holder`: who that is where it is known. */
export type Attendee = TicketPerson & { holder?: number | string; ticketId: null | string }

/** What may tell which code brought a buyer who carries no click id. See `mapCarriers`. */
export type Carriers = {
  affiliate: null | string
  channel: null | string
  /** Codes as entered, without duplicates. */
  coupons: string[]
  underShop: null | string
}

/**
 * One thing a provider told us, normalised. Everything about an order is a snapshot of what is left
 * after the event, never a difference: applying it twice changes nothing.
 */
export type TicketingEvent = {
  /** Another name of this order, by which other events may know it. */
  alias?: string
  /**
   * What the order is worth after this event, in minor units of `currency` by ISO 4217 (cents; yen
   * as they are), always a safe integer; 0 after a full cancellation. `null`: the event does not say.
   */
  amount: null | number
  attendees: Attendee[]
  buyer: null | TicketPerson
  carriers: Carriers
  /** Scan id the buyer carried through the shop: a claim until the scan it names is found. */
  clickId: null | string
  /** ISO 4217, upper case. */
  currency: null | string
  /** The provider's customer, for `createVivenuClient` and the like. */
  customerId: null | string
  /** Unique per delivery and provider; the same for a repeated delivery. */
  deliveryId: string
  /** The provider's id of the show, not of this message. */
  eventId: null | string
  /** What the order was worth before anything was given back, in minor units. */
  gross: null | number
  /**
   * `attendance`: a ticket was let in at the gate. `checkout`: a basket was completed; its sale
   * arrives on its own, so this counts nothing and only ties a person to a click. `link`: says that
   * `alias` is another name of the order, and nothing else.
   */
  kind:
    'attendance' | 'cancellation' | 'checkout' | 'link' | 'partial-cancellation' | 'refund' | 'sale'
  /** Epoch milliseconds, as the provider says; when it does not, the moment of receipt. */
  occurredAt: number
  /** Changes a sale and does not tell of one: counts nothing before the sale itself is told. */
  onlyChanges?: true
  /** `null` for attendance: find the order by `tickets[0].id`. */
  orderId: null | string
  origin: OrderOrigin
  provider: string
  /** Orders two events of one order: the provider's `updatedAt` in epoch milliseconds. */
  sequence: null | number
  status: OrderStatus
  /** Sent from the provider's test or development mode. */
  test: boolean
  /** What is left of the order. `null`: the event does not say. */
  tickets: null | TicketLine[]
}

/**
 * A message that only says where to look (Eventbrite). Small and free of personal data; a job
 * turns it into events with `resolve`.
 */
export type TicketingPointer = {
  deliveryId: string
  kind: 'pointer'
  occurredAt: number
  provider: string
  /** `attendance` or `order`: what is found at `url`. */
  subject: 'attendance' | 'order'
  /** Already checked against the provider's own origin. */
  url: string
}

/** What a job is given. */
export type TicketingWork = TicketingEvent | TicketingPointer

export type VerifyResult = 'ok' | { refused: RefusalReason }

/** For metrics. Never sent to the sender: a forger learns nothing. */
export type RefusalReason = 'bad-signature' | 'expired' | 'malformed-signature' | 'no-signature'

export type VerifyInput = {
  headers: Headers
  /** Epoch milliseconds. */
  now: number
  raw: Uint8Array
  /** Any of these may have signed: keep the old one while a key is being replaced. */
  secrets: readonly string[]
  url: URL
}

export type ReadContext = {
  deliveryId: string
  headers: Headers
  /** Epoch milliseconds; stands in where the provider gives no time. */
  receivedAt: number
}

export type ResolveContext = {
  /** @default globalThis.fetch */
  fetch?: typeof fetch
  signal?: AbortSignal
  /** @default 10_000 ms */
  timeout?: number
  /** API token of the provider. */
  token: string
}

/** One ticketing or payment system. */
export type TicketingProvider = {
  /** Of a body that passed `verify`. */
  deliveryId: (raw: Uint8Array, headers: Headers) => string
  name: string
  /**
   * Reads parsed JSON of a verified body. Throws `MalformedPayloadError` when a known event lacks
   * what it must have; an event it does not know is `ignored`.
   */
  read: (body: unknown, context: ReadContext) => 'ignored' | TicketingWork[]
  /** Only for providers that send pointers. Runs in a job, never in the request. */
  resolve?: (
    pointer: TicketingPointer,
    context: ResolveContext,
  ) => Promise<'ignored' | TicketingEvent[]>
  /** Throws `TicketingConfigurationError` without a secret: never a way round the check. */
  verify: (input: VerifyInput) => VerifyResult
}
