import { randomBytes, randomUUID } from 'node:crypto'

import type { Purchase, VivenuCustomer, VivenuTicket, VivenuTransaction } from './types.js'

const id = (): string => randomBytes(12).toString('hex')

/** Sold at one price, with cents that floats cannot hold. */
const price = 19.9

export type Shop = ReturnType<typeof createShop>

/** What the shop holds, as plain data. */
export type SavedShop = {
  customers: VivenuCustomer[]
  tickets: VivenuTicket[]
  transactions: VivenuTransaction[]
}

type Emit = (type: string, data: unknown) => void

/**
 * The stateful half: customers, transactions, tickets. Shapes follow `WebhookTransactionResource`,
 * `TicketResource`, `webhook.*` and `CustomerResource` of Vivenu's OpenAPI document. Secrets,
 * barcodes and addresses are there as in life, so that tests can look for them afterwards.
 */
export const createShop = (emit: Emit, now: () => number, saved?: SavedShop) => {
  const customers = byId<VivenuCustomer>(saved?.customers)
  const tickets = byId<VivenuTicket>(saved?.tickets)
  const transactions = byId<VivenuTransaction>(saved?.transactions)
  const iso = (): string => new Date(now()).toISOString()

  const ticketsOf = (transactionId: string): VivenuTicket[] =>
    [...tickets.values()].filter((ticket) => ticket.transactionId === transactionId)

  const customerFor = ({ email, firstName, lastName }: Purchase): undefined | VivenuCustomer => {
    if (!email) return undefined
    const known = [...customers.values()].find(
      ({ primaryEmail }) => primaryEmail.toLowerCase() === email.toLowerCase(),
    )
    if (known) return known
    const customer: VivenuCustomer = {
      _id: id(),
      createdAt: iso(),
      lastname: lastName,
      meta: {},
      prename: firstName,
      primaryEmail: email,
      tags: [],
      updatedAt: iso(),
    }
    customers.set(customer._id, customer)
    return customer
  }

  const buy = (purchase: Purchase): VivenuTransaction => {
    const transaction = newTransaction(purchase, customerFor(purchase)?._id, iso())
    transactions.set(transaction._id, transaction)
    const people = [...(purchase.attendees ?? [])]
    for (const item of transaction.tickets) {
      for (let piece = 0; piece < item.amount; piece++) {
        const person = people.shift()
        const ticket = newTicket(transaction, item.meta)
        if (person) {
          const { email, firstName: firstname, lastName: lastname } = person
          Object.assign(ticket, { email, firstname, lastname })
        }
        tickets.set(ticket._id, ticket)
      }
    }
    emit('checkout.completed', { checkout: newCheckout(transaction) })
    emit('transaction.complete', { tickets: ticketsOf(transaction._id), transaction })
    return transaction
  }

  const get = (transactionId: string): VivenuTransaction => {
    const transaction = transactions.get(transactionId)
    if (!transaction) throw new Error(`No transaction ${transactionId} in the fake`)
    return transaction
  }

  const giveBack = (transaction: VivenuTransaction, pieces: number): void => {
    transaction.updatedAt = iso()
    transaction.cancellationInfo.cancellableItems
      .filter((item) => !item.cancelledAt)
      .slice(0, pieces)
      .forEach((item) => (item.cancelledAt = iso()))
    ticketsOf(transaction._id)
      .filter(({ status }) => status === 'VALID')
      .slice(0, pieces)
      .forEach((ticket) => (ticket.status = 'INVALID'))
  }

  return {
    buy,
    cancel: (transactionId: string): void => {
      const transaction = get(transactionId)
      if (transaction.status === 'CANCELED') return
      giveBack(transaction, Infinity)
      transaction.status = 'CANCELED'
      emit('transaction.canceled', { tickets: ticketsOf(transactionId), transaction })
    },
    /** Gives some tickets back; the message has no `tickets` beside the transaction. */
    cancelTickets: (transactionId: string, pieces: number): void => {
      const transaction = get(transactionId)
      giveBack(transaction, pieces)
      emit('transaction.partiallyCanceled', { transaction })
    },
    customers,
    /** All of it as plain data, to be given to `createShop` again. */
    save: (): SavedShop => ({
      customers: [...customers.values()],
      tickets: [...tickets.values()],
      transactions: [...transactions.values()],
    }),
    scanTicket: (ticketId: string, scanResult: 'approved' | 'declined' = 'approved'): void => {
      const ticket = tickets.get(ticketId)
      if (!ticket) throw new Error(`No ticket ${ticketId} in the fake`)
      const { barcode, eventId, ticketName, ticketTypeId } = ticket
      const of = { barcode, deviceId: id(), eventId, ticketId, ticketName, ticketTypeId }
      emit('scan.created', { scan: { ...of, scanResult, time: iso(), type: 'checkin' } })
    },
    tickets,
    ticketsOf,
    transactions,
  }
}

const byId = <Kept extends { _id: string }>(saved: Kept[] = []): Map<string, Kept> =>
  new Map(saved.map((one) => [one._id, one]))

const newTransaction = (
  {
    channel,
    coupon,
    email,
    firstName,
    lastName,
    origin,
    qrScanId,
    tickets = 1,
    underShop,
  }: Purchase,
  customerId: string | undefined,
  at: string,
): VivenuTransaction => {
  const cartItemId = id()
  // item meta reaches the ticket: "Meta data which is propagated to the ticket" (OpenAPI)
  const meta = qrScanId ? { qr_scan_id: qrScanId } : undefined
  const total = Math.round(tickets * price * 100) / 100
  return {
    _id: id(),
    appliedCoupons: coupon ? [{ _id: id(), code: coupon }] : [],
    cancellationInfo: {
      cancellableItems: Array.from({ length: tickets }, () => ({
        cartItemId,
        price,
        type: 'ticket' as const,
      })),
    },
    channel,
    coupons: coupon ? [coupon] : [],
    createdAt: at,
    currency: 'EUR',
    customerId,
    email,
    eventId: 'event-summer-festival',
    ipLookup: { ip: '198.51.100.7', lookup: { city: 'Secretville' } },
    lastname: lastName,
    name: [firstName, lastName].filter(Boolean).join(' ') || undefined,
    origin: origin ?? 'yourticket',
    paymentStatus: 'RECEIVED',
    prename: firstName,
    realPrice: total,
    regularPrice: total,
    secret: `transaction-secret-${randomUUID()}`,
    sellerId: 'seller-demo',
    status: 'COMPLETE',
    tickets: [
      {
        _id: cartItemId,
        amount: tickets,
        meta,
        name: 'Day ticket',
        price,
        ticketTypeId: 'type-day',
        type: 'ticket',
      },
    ],
    tid: `T-${randomBytes(4).toString('hex')}`,
    underShop,
    updatedAt: at,
    userAgent: { _id: id(), ua: 'Mozilla/5.0 secret-agent' },
  }
}

const newTicket = (
  { _id, email, eventId, lastname, prename }: VivenuTransaction,
  meta: Record<string, string> | undefined,
): VivenuTicket => ({
  _id: id(),
  barcode: `barcode-secret-${randomBytes(6).toString('hex')}`,
  email,
  eventId,
  // `firstname` on a ticket, `prename` on a transaction
  firstname: prename,
  lastname,
  meta,
  secret: `ticket-secret-${randomUUID()}`,
  status: 'VALID',
  ticketName: 'Day ticket',
  ticketTypeId: 'type-day',
  transactionId: _id,
})

const newCheckout = (transaction: VivenuTransaction) => ({
  _id: id(),
  createdAt: transaction.createdAt,
  customerId: transaction.customerId,
  email: transaction.email,
  firstname: transaction.prename,
  items: [
    {
      _id: id(),
      appliedCoupons: transaction.appliedCoupons,
      channelId: transaction.channel,
      eventId: transaction.eventId,
      shopId: transaction.underShop,
      tickets: transaction.tickets,
    },
  ],
  lastname: transaction.lastname,
  secret: `checkout-secret-${randomUUID()}`,
  status: 'COMPLETE',
  type: 'transaction',
  updatedAt: transaction.updatedAt,
})
