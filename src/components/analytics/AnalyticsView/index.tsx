import type { AdminViewServerProps } from 'payload'

import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import React from 'react'

import { mayExport } from '../../../access/mayExport.js'
import { mayViewOrders, mayViewSales } from '../../../access/mayViewSales.js'
import { mayViewScans } from '../../../access/readableScans.js'
import { readableFolders } from '../../../analytics/scope/folders.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { addressesOf } from '../../ui/addresses.js'
import { AdminPage, NotAllowed } from '../AdminPage/index.js'
import { AnalyticsLoader } from '../AnalyticsLoader/index.client.js'
import { shownAreas } from '../lib/shownAreas.js'

/** `/admin/qr-analytics`. Root views are public, so who may see it is asked here. */
export const AnalyticsView: React.FC<AdminViewServerProps> = async (props) => {
  const { req } = props.initPageResult
  const { payload } = req
  const options = optionsOf(payload)
  const path = options.analytics === false ? '' : options.analytics.path
  if (!req.user) {
    const { admin } = addressesOf(payload.config)
    const login = admin(payload.config.admin.routes.login)
    redirect(`${login}?redirect=${encodeURIComponent(admin(path))}`)
  }
  const allowed = await mayViewScans(options, req)
  return (
    <AdminPage view={props}>
      <Gutter>
        {allowed ? (
          <AnalyticsLoader
            areas={shownAreas(options)}
            canExport={await mayExport(options, req)}
            fixed={{}}
            folders={await readableFolders(req, options)}
            kind="overview"
            orders={await mayViewOrders(options, req)}
            overview={path}
            sales={await mayViewSales(options, req)}
            slugs={options.slugs}
          />
        ) : (
          <NotAllowed req={req} />
        )}
      </Gutter>
    </AdminPage>
  )
}
