import type { UIFieldServerProps } from 'payload'

import React from 'react'

import type { SaleRow } from '../../../integrations/sync/sales.js'

import { mayViewOrders } from '../../../access/mayViewSales.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { SaleTable } from '../SaleTable/index.js'
import '../SalesPanel/index.css'

/** What a scan led to, on its page; for who may see contacts. */
export const ScanSales: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  if (!data?.scanId || !(await mayViewOrders(options, req))) return null
  const { conversions } = options.slugs
  const code = (data.qrCode as { id?: unknown } | null)?.id ?? data.qrCode
  const { docs } = await payload.find({
    collection: conversions as never,
    depth: 0,
    limit: 20,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-soldAt',
    where: {
      scanId: { equals: data.scanId },
      // by its index, where the code is still there
      ...(code ? { qrCode: { equals: code } } : {}),
    },
  })
  return (
    <section aria-labelledby="qr-scan-sales" className="qr-panel qr-sales field-type">
      <header className="qr-panel__header">
        <h3 id="qr-scan-sales">{translate(req.t, 'plugin-qr:crmScanSales')}</h3>
      </header>
      {docs.length > 0 ? (
        <SaleTable
          conversions={conversions}
          labelledBy="qr-scan-sales"
          req={req}
          sales={docs as unknown as SaleRow[]}
        />
      ) : (
        <p className="qr-muted">{translate(req.t, 'plugin-qr:crmNoSalesScan')}</p>
      )}
    </section>
  )
}
