'use client'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { Money, Sales as Answer, SalesTotals } from '../../../analytics/sales/types.js'
import type { ID } from '../../../vocabulary/scan.js'

import { Figure } from '../Figures/index.client.js'
import { Funnel } from '../Funnel/index.client.js'
import { statsParams } from '../lib/statsParams.js'
import { useAnswer } from '../lib/useAnswer.js'
import { type Stats, useView } from '../lib/ViewContext.js'
import { beforeText } from '../lib/words.js'
import { Panel } from '../Panel/index.client.js'

/** What codes sold in the range and with the filters of the view; asks nothing where the reader may not see it. */
export function useSales() {
  const { api, fixed, sales, state, tz } = useView()
  const params = statsParams(state, { fixed, tz })
  if (state.compare !== 'none') params.set('compare', state.compare)
  return useAnswer<Answer>(sales ? api(`/qr/crm/revenue?${params}`) : null)
}

type Props = { sold: ReturnType<typeof useSales> }
type SalesProps = Props & { stats: Stats }

/** From scans to orders, and who sold what. */
export const Sales: React.FC<SalesProps> = ({ sold, stats }) => {
  const { admin, kind, orders, sales, slugs, text } = useView()
  const { data, error, reload } = sold
  if (!sales) return null
  return (
    <Panel
      actions={
        orders && (
          <Link
            className="qr-link"
            href={admin(`/collections/${slugs.conversions}`)}
            prefetch={false}
          >
            {text('crmAllOrders')}
          </Link>
        )
      }
      summary={text('crmSalesHint')}
      title={text('crmSales')}
    >
      {error && (
        <p className="qr-card__none" role="alert">
          {text('statsPanelFailed')}{' '}
          <button className="qr-link" onClick={reload} type="button">
            {text('statsTryAgain')}
          </button>
        </p>
      )}
      {!data && !error && <p className="qr-card__none">{text('crmLoading')}</p>}
      {data && (
        <>
          {data.sent_on !== null && (
            <Funnel orders={data.conversions} scans={stats.traffic.human} sentOn={data.sent_on} />
          )}
          {data.conversions === 0 && <p className="qr-card__none">{text('crmNoSales')}</p>}
          {data.conversions > 0 && (
            <div className="qr-sales-rankings">
              {kind !== 'code' && (
                <SalesRanking
                  head={text('codeSingular')}
                  rows={data.top_codes.map((row) => ({
                    ...row,
                    aside: row.title ? row.code : null,
                    href: admin(`/collections/${slugs.codes}/${row.id}`),
                    name: row.title || row.code || String(row.id),
                  }))}
                  title={text('crmSalesByCode')}
                />
              )}
              {kind === 'overview' && data.top_campaigns.length > 0 && (
                <SalesRanking
                  head={text('campaign')}
                  rows={data.top_campaigns.map((row) => ({
                    ...row,
                    aside: null,
                    href: admin(`/collections/${slugs.campaigns}/${row.id}`),
                    name: row.title || String(row.id),
                  }))}
                  title={text('crmSalesByCampaign')}
                />
              )}
            </div>
          )}
          <WithoutCode sales={data} />
        </>
      )}
    </Panel>
  )
}

/** Orders, tickets and revenue, beside the other figures. */
export const SalesFigures: React.FC<Props> = ({ sold }) => {
  const { format, text } = useView()
  const sales = sold.data
  if (!sales) return null
  const { comparison, conversions, revenue, tickets } = sales
  const change = (now: number, before: number | undefined) =>
    before ? (now - before) / before : null
  const before = (number: string) => comparison && beforeText(number, comparison, { format, text })
  const amountBefore = (currency: string) =>
    comparison?.revenue.find((one) => one.currency === currency)?.amount ?? 0
  return (
    <div className="qr-figures">
      <Figure
        change={change(conversions, comparison?.conversions)}
        hint={before(format.number(comparison?.conversions ?? 0))}
        label={text('crmConversions')}
        value={format.number(conversions)}
      />
      <Figure
        change={change(tickets, comparison?.tickets)}
        hint={before(format.number(comparison?.tickets ?? 0))}
        label={text('crm_tickets')}
        value={format.number(tickets)}
      />
      {revenue.length === 0 && <Figure label={text('crmRevenue')} value="–" />}
      {revenue.map(({ amount, currency }: Money) => (
        <Figure
          change={change(amount, amountBefore(currency))}
          hint={before(format.money(amountBefore(currency), currency))}
          key={currency}
          label={text('crmRevenueIn', { currency })}
          value={format.money(amount, currency)}
        />
      ))}
    </div>
  )
}

/** Orders nobody can say a code of: they are not revenue of codes, and yet not hidden. */
const WithoutCode: React.FC<{ sales: Answer }> = ({ sales }) => {
  const { format, text } = useView()
  const { without_code: others } = sales
  if (!others?.conversions) return null
  const amounts = others.revenue.map(({ amount, currency }) => format.money(amount, currency))
  return (
    <p className="qr-card__none">
      {text('crmWithoutCode', {
        amount: amounts.join(', ') || '–',
        number: format.number(others.conversions),
      })}
    </p>
  )
}

type Row = SalesTotals & {
  aside: null | string
  href: string
  id: ID
  name: string
  sent_on: null | number
}
type SalesRankingProps = { head: string; rows: Row[]; title: string }

/** Codes or campaigns by what they sold, in the order the server gave them. */
const SalesRanking: React.FC<SalesRankingProps> = ({ head, rows, title }) => {
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
          {rows.map(({ aside, conversions, href, id, name, revenue, sent_on: sentOn }) => (
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
              <td>
                {format.number(conversions)}
                {Boolean(sentOn) && ' '}
                {Boolean(sentOn) && <small>{format.percent(conversions / sentOn!)}</small>}
              </td>
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
