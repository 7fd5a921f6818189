import type { UIFieldServerProps } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import { mayViewSales } from '../../../access/mayViewSales.js'
import { salesFor } from '../../../analytics/sales/salesFor.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { createFormat } from '../../analytics/lib/createFormat.js'
import '../../ui/admin.css'
import { addressesOf } from '../../ui/addresses.js'
import { SaleTable } from '../SaleTable/index.js'
import './index.css'

const COUNT = 5

/** What a code or campaign sold in all, on its page; single orders only for who may see them. */
export const SalesPanel: React.FC<UIFieldServerProps> = async (props) => {
  const { collectionSlug, data, payload, req } = props
  const options = optionsOf(payload)
  if (!data?.id || !(await mayViewSales(options, req))) return null
  const { slugs } = options
  const isCode = collectionSlug === slugs.codes
  const sales = await salesFor(req, options, {
    limit: COUNT,
    ...(isCode ? { codes: [data.id] } : { campaigns: [data.id] }),
  })
  const format = createFormat(req.i18n.language)
  const t = (key: Parameters<typeof translate>[1]) => translate(req.t, key)
  const { admin } = addressesOf(payload.config)
  const all = `/collections/${slugs.conversions}?where[or][0][and][0][qrCode${isCode ? '' : '.campaign'}][equals]=${data.id}`
  return (
    <section aria-labelledby="qr-sales" className="qr-panel qr-sales field-type">
      <header className="qr-panel__header">
        <h3 id="qr-sales">{t('plugin-qr:crmSales')}</h3>
        {sales.latest.length > 0 && (
          <Link href={admin(all)} prefetch={false}>
            {t('plugin-qr:crmAllOrders')}
          </Link>
        )}
      </header>
      {sales.latest.length === 0 && sales.conversions === 0 ? (
        <p className="qr-muted">
          {t(isCode ? 'plugin-qr:crmNoSalesCode' : 'plugin-qr:crmNoSalesCampaign')}
        </p>
      ) : (
        <>
          <dl className="qr-sales__figures">
            <div>
              <dt>{t('plugin-qr:crmConversions')}</dt>
              <dd>{format.number(sales.conversions)}</dd>
            </div>
            <div>
              <dt>{t('plugin-qr:crm_tickets')}</dt>
              <dd>{format.number(sales.tickets)}</dd>
            </div>
            <div>
              <dt>{t('plugin-qr:crmRevenue')}</dt>
              {sales.revenue.map(({ amount, currency }) => (
                <dd key={currency}>{format.money(amount, currency)}</dd>
              ))}
              {sales.revenue.length === 0 && <dd>–</dd>}
            </div>
          </dl>
          {sales.latest.length > 0 && (
            <SaleTable
              conversions={slugs.conversions}
              labelledBy="qr-sales"
              req={req}
              sales={sales.latest}
              withCode={!isCode}
            />
          )}
        </>
      )}
    </section>
  )
}
