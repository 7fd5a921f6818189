import type { PayloadRequest } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { SaleRow } from '../../../integrations/sync/sales.js'
import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { createFormat } from '../../analytics/lib/createFormat.js'
import { addressesOf } from '../../ui/addresses.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'

type Props = {
  /** Slug of the collection. */
  conversions: string
  labelledBy: string
  req: PayloadRequest
  sales: SaleRow[]
  withCode?: boolean
}

/** Orders, each with the way to its page. */
export const SaleTable: React.FC<Props> = (props) => {
  const { conversions, labelledBy, req, sales, withCode = false } = props
  const { admin } = addressesOf(req.payload.config)
  const format = createFormat(req.i18n.language)
  const heads: TextKey[] = [
    'plugin-qr:crmOrder',
    ...(withCode ? (['plugin-qr:code'] as const) : []),
    'plugin-qr:crmStatus',
    'plugin-qr:crmAmount',
    'plugin-qr:crm_tickets',
    'plugin-qr:crmSoldAt',
  ]
  return (
    <div aria-labelledby={labelledBy} className="qr-panel__scroll" role="group" tabIndex={0}>
      <table className="qr-table">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {translate(req.t, key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sales.map((sale) => (
            <tr key={sale.id}>
              <td>
                <Link href={admin(`/collections/${conversions}/${sale.id}`)} prefetch={false}>
                  {sale.orderId ?? sale.id}
                </Link>
              </td>
              {withCode && <td className="qr-code">{sale.code ?? '–'}</td>}
              <td>
                {sale.status ? translate(req.t, `plugin-qr:crm_${sale.status}` as TextKey) : '–'}
              </td>
              <td>{sale.currency ? format.money(sale.amount, sale.currency) : '–'}</td>
              <td>{format.number(sale.tickets)}</td>
              <td>{sale.soldAt ? <LocalTime at={sale.soldAt} relative /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
