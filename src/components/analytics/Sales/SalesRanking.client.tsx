'use client'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { ID } from '../../../vocabulary/scan.js'
import type { SalesTotals } from '../../../analytics/sales/types.js'

import { useView } from '../lib/ViewContext.js'

type Row = SalesTotals & { aside: null | string; href: string; id: ID; name: string }
type Props = { head: string; rows: Row[]; title: string }

/** Codes or campaigns by what they sold, in the order the server gave them. */
export const SalesRanking: React.FC<Props> = ({ head, rows, title }) => {
  const { format, text } = useView()
  // the bar shows orders: amounts of two currencies have no common length
  const most = Math.max(1, ...rows.map(({ conversions }) => conversions))
  return (
    <div>
      <h3>{title}</h3>
      <table className="qr-ranked qr-ranked--sales">
        <caption className="qr-stats-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{text('crmConversions')}</th>
            <th scope="col">{text('crmRevenue')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ aside, conversions, href, id, name, revenue }) => (
            <tr key={id}>
              <th scope="row">
                <span
                  aria-hidden="true"
                  className="qr-ranked__bar"
                  style={{ inlineSize: `${(conversions / most) * 100}%` }}
                />
                <span className="qr-ranked__name">
                  <Link href={href} prefetch={false}>
                    {name}
                  </Link>
                  {aside && <small>{aside}</small>}
                </span>
              </th>
              <td>{format.number(conversions)}</td>
              <td>
                {revenue.map(({ amount, currency }) => (
                  <span key={currency}>{format.money(amount, currency)}</span>
                ))}
                {revenue.length === 0 && '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
