/** What the fake holds, named as in Vivenu's OpenAPI document. */
export type VivenuTicket = {
  _id: string
  barcode: string
  email?: string
  eventId: string
  firstname?: string
  lastname?: string
  meta?: Record<string, string>
  secret: string
  status: 'INVALID' | 'VALID'
  ticketName: string
  ticketTypeId: string
  transactionId: string
}

export type VivenuCartItem = {
  _id: string
  amount: number
  meta?: Record<string, string>
  name: string
  price: number
  ticketTypeId: string
  type: 'ticket'
}

export type VivenuTransaction = {
  _id: string
  appliedCoupons: { _id: string; code: string }[]
  cancellationInfo: {
    cancellableItems: { cancelledAt?: string; cartItemId: string; price: number; type: 'ticket' }[]
  }
  channel?: string
  coupons: string[]
  createdAt: string
  currency: string
  customerId?: string
  email?: string
  eventId: string
  ipLookup: { ip: string; lookup: { city: string } }
  lastname?: string
  name?: string
  origin: 'pos' | 'rebooking' | 'subscription' | 'upgrade' | 'yourticket'
  paymentStatus: string
  prename?: string
  realPrice: number
  regularPrice: number
  secret: string
  sellerId: string
  status: 'CANCELED' | 'COMPLETE'
  tickets: VivenuCartItem[]
  tid: string
  underShop?: string
  updatedAt: string
  userAgent: { _id: string; ua: string }
}

export type VivenuCustomer = {
  _id: string
  createdAt: string
  lastname?: string
  meta: Record<string, unknown>
  prename?: string
  primaryEmail: string
  tags: string[]
  updatedAt: string
}

export type Purchase = {
  /** Whom the tickets are made out to, in turn; the buyer where it ends. */
  attendees?: { email?: string; firstName?: string; lastName?: string }[]
  channel?: string
  coupon?: string
  email?: string
  firstName?: string
  lastName?: string
  origin?: VivenuTransaction['origin']
  qrScanId?: string
  tickets?: number
  underShop?: string
}

/** One webhook as it is sent, again and again the same bytes. */
export type Delivery = {
  answers: (number | 'no answer')[]
  body: string
  id: string
  state: 'delivered' | 'failed' | 'held' | 'refused' | 'waiting'
  type: string
}
