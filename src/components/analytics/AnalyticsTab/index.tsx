import type { DocumentViewServerProps } from 'payload'

import { Gutter } from '@payloadcms/ui'
import React from 'react'

import { mayExport } from '../../../access/mayExport.js'
import { mayViewOrders, mayViewSales } from '../../../access/mayViewSales.js'
import { mayViewScans } from '../../../access/readableScans.js'
import { readableFolders } from '../../../analytics/scope/folders.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { NotAllowed } from '../AdminPage/index.js'
import { AnalyticsLoader } from '../AnalyticsLoader/index.client.js'
import { shownAreas } from '../lib/shownAreas.js'

/** The tab of one code or one campaign. Payload has checked that the document may be read. */
export const AnalyticsTab: React.FC<DocumentViewServerProps> = async ({ doc, initPageResult }) => {
  const { collectionConfig, req } = initPageResult
  const options = optionsOf(req.payload)
  if (!(await mayViewScans(options, req))) {
    return (
      <Gutter>
        <NotAllowed req={req} />
      </Gutter>
    )
  }
  const isCode = collectionConfig?.slug === options.slugs.codes
  if (isCode && doc.kind === 'static') {
    return (
      <Gutter>
        <p className="qr-muted">{translate(req.t, 'plugin-qr:staticNotCounted')}</p>
      </Gutter>
    )
  }
  // A text finds its document before an id does, so the text is the safe name.
  const fixed = isCode ? { code: String(doc.code) } : { campaign: String(doc.slug || doc.id) }
  return (
    <Gutter>
      <AnalyticsLoader
        areas={shownAreas(options)}
        canExport={await mayExport(options, req)}
        document={{ id: doc.id, title: String(doc.title ?? doc.code ?? '') }}
        fixed={fixed}
        folders={isCode ? null : await readableFolders(req, options)}
        kind={isCode ? 'code' : 'campaign'}
        orders={await mayViewOrders(options, req)}
        overview={options.analytics === false ? '' : options.analytics.path}
        sales={await mayViewSales(options, req)}
        slugs={options.slugs}
      />
    </Gutter>
  )
}
