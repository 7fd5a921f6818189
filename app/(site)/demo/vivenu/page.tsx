import type { Metadata } from 'next'

import { readVivenu } from '../../../standIns/vivenu.js'
import { instant } from '../instant.js'
import { StandIn } from '../StandIn.js'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false }, title: 'What “Vivenu” holds' }

const shown = 50

/** Customers, orders and webhooks of the stand-in for Vivenu. */
export default async function Vivenu() {
  const { customers, deliveries, orders } = (await readVivenu()) ?? noShop
  return (
    <StandIn
      name="Vivenu"
      running={deliveries !== null}
      summary="A small ticket shop that sends signed webhooks. The plugin writes tags and meta back to its customers."
    >
      <h2>Customers ({customers.length})</h2>
      {customers.slice(0, shown).map(({ _id, lastname, meta, prename, primaryEmail, tags }) => (
        <article className="card" data-email={primaryEmail} key={_id}>
          <h3>{[prename, lastname].filter(Boolean).join(' ') || primaryEmail}</h3>
          <p className="quiet">{primaryEmail}</p>
          {tags.length > 0 && (
            <ul aria-label="Tags" className="tags">
              {tags.map((tag) => (
                <li key={tag}>{tag}</li>
              ))}
            </ul>
          )}
          <dl className="pairs">
            {Object.entries(meta).map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  {/_at$/.test(name) && value ? instant(String(value)) : String(value ?? 'none')}
                </dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
      <h2>Orders ({orders.length})</h2>
      <ul className="rows">
        {orders
          .slice(0, shown)
          .map(({ createdAt, currency, email, id, status, tickets, total }) => (
            <li key={id}>
              <a href={`/tickets/thanks?order=${id}`}>{id.slice(-8).toUpperCase()}</a> {email},{' '}
              {tickets} {tickets === 1 ? 'ticket' : 'tickets'},{' '}
              {new Intl.NumberFormat('en', { currency, style: 'currency' }).format(total)},{' '}
              <strong>{status.toLowerCase()}</strong>
              <br />
              <span className="quiet">{instant(createdAt)}</span>
            </li>
          ))}
      </ul>
      <h2>Webhooks</h2>
      <p className="quiet">Sent since the demo was started.</p>
      <ul className="rows">
        {(deliveries ?? []).slice(0, 20).map(({ answers, id, state, type }) => (
          <li key={id}>
            <code>{type}</code> {state} (answered {answers.join(', ') || 'not yet'})
          </li>
        ))}
      </ul>
    </StandIn>
  )
}

const noShop = { customers: [], deliveries: null, orders: [] }
