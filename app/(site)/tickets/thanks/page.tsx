import type { Metadata } from 'next'

import { notFound } from 'next/navigation.js'

import { findOrder } from '../../../standIns/vivenu.js'
import { giveBack } from '../actions.js'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false }, title: 'Your order' }

type Props = { searchParams: Promise<{ order?: string | string[] }> }

/** An order, to look at and to cancel; and where its way can be followed. */
export default async function Thanks({ searchParams }: Props) {
  const { order: id } = await searchParams
  const order = typeof id === 'string' ? await findOrder(id) : null
  if (!order) return notFound()
  const cancelled = order.status === 'CANCELED'
  return (
    <main>
      <section className="hero small">
        <div className="inner">
          <p className="kicker">Your order</p>
          <h1>{cancelled ? 'Cancelled' : 'See you on the terrace'}</h1>
          <p className="summary">
            {cancelled
              ? 'The tickets are free again. What was counted for the code is taken back.'
              : `${order.tickets} ${order.tickets === 1 ? 'ticket' : 'tickets'} for Riverside v Northgate United.`}
          </p>
        </div>
      </section>
      <dl className="facts inner">
        <div>
          <dt>Order</dt>
          <dd>{order.id.slice(-8).toUpperCase()}</dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>{cancelled ? 'Cancelled' : 'Paid'}</dd>
        </div>
        <div>
          <dt>Tickets</dt>
          <dd>{order.tickets}</dd>
        </div>
        <div>
          <dt>{cancelled ? 'Given back' : 'Total'}</dt>
          <dd>
            {new Intl.NumberFormat('en', { currency: order.currency, style: 'currency' }).format(
              order.total,
            )}
          </dd>
        </div>
      </dl>
      <div className="inner text">
        {!cancelled && (
          <form action={giveBack}>
            <input name="order" type="hidden" value={order.id} />
            <button className="second" type="submit">
              Cancel order
            </button>
          </form>
        )}
        <h2>Follow it</h2>
        <p>The shop has sent a signed webhook. Within seconds it is here:</p>
        <ul>
          <li>
            <a href="/demo/hubspot">What “HubSpot” holds</a>: the contact, what brought it, what it
            bought
          </li>
          <li>
            <a href="/demo/vivenu">What “Vivenu” holds</a>: the order, and the customer with the
            codes
          </li>
          <li>
            <a href="/admin/collections/qr-conversions">Conversions in the admin</a>, as
            crm@example.com
          </li>
        </ul>
      </div>
    </main>
  )
}
