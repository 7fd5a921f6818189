import type { Shop } from './createShop.js'
import type { Delivery, VivenuTransaction } from './types.js'

const escape = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}
label{display:block;margin:.5rem 0}input{font:inherit;padding:.3rem}button{font:inherit;padding:.4rem 1rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem;text-align:left}</style>
<main><h1>${escape(title)}</h1>${body}</main></html>`

const carried = ['channel', 'coupon', 'qr_scan_id', 'underShop']

/** A plain form without script: what came in the URL travels on in hidden fields. */
export const shopPage = (query: URLSearchParams): string =>
  page(
    'Summer festival: tickets',
    `<form method="post" action="/shop">
${carried
  .filter((name) => query.has(name))
  .map((name) => `<input type="hidden" name="${name}" value="${escape(query.get(name))}">`)
  .join('\n')}
<label>First name <input name="prename" autocomplete="given-name"></label>
<label>Last name <input name="lastname" autocomplete="family-name"></label>
<label>E-mail <input name="email" type="email" required autocomplete="email"></label>
<label>Tickets <input name="tickets" type="number" min="1" max="10" value="1"></label>
<button>Buy</button></form>`,
  )

export const thanksPage = ({ _id, realPrice, tickets }: VivenuTransaction): string =>
  page(
    'Thank you',
    `<p>Order <code id="order">${escape(_id)}</code>: ${tickets[0]?.amount ?? 0} tickets,
     ${realPrice.toFixed(2)} EUR.</p><p><a href="/">What this shop holds</a></p>`,
  )

const rows = (cells: unknown[][]): string =>
  cells.map((row) => `<tr>${row.map((cell) => `<td>${String(cell)}</td>`).join('')}</tr>`).join('')

/** All the fake holds, with buttons to cancel. */
export const overviewPage = (shop: Shop, deliveries: Delivery[]): string =>
  page(
    'Ticket shop (a stand-in for Vivenu)',
    `<p><a href="/shop">Buy a ticket</a></p>
<h2>Orders</h2><table id="orders"><tr><th>Order<th>E-mail<th>Status<th>Tickets<th>EUR<th></tr>${rows(
      [...shop.transactions.values()].map((order) => [
        escape(order._id),
        escape(order.email),
        order.status,
        shop.ticketsOf(order._id).filter(({ status }) => status === 'VALID').length,
        order.realPrice.toFixed(2),
        order.status === 'CANCELED'
          ? ''
          : `<form method="post" action="/cancel/${escape(order._id)}"><button>Cancel</button></form>`,
      ]),
    )}</table>
<h2>Customers</h2><table id="customers"><tr><th>E-mail<th>Tags<th>Meta</tr>${rows(
      [...shop.customers.values()].map((customer) => [
        escape(customer.primaryEmail),
        escape(customer.tags.join(', ')),
        escape(JSON.stringify(customer.meta)),
      ]),
    )}</table>
<h2>Webhooks</h2><table id="deliveries"><tr><th>Event<th>State<th>Answers</tr>${rows(
      deliveries.map(({ answers, state, type }) => [
        escape(type),
        state,
        escape(answers.join(', ')),
      ]),
    )}</table>`,
  )
