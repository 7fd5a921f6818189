import type { WidgetServerProps } from 'payload'

import React from 'react'

import type { AnalyticsProps } from '../lib/analyticsProps.js'

import { mayViewScans } from '../../../access/readableScans.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { AnalyticsLoader } from '../AnalyticsLoader/index.client.js'

/** Payload has no access rule for widgets, so each asks; who may see no numbers sees nothing. */
function widget(kind: AnalyticsProps['kind']): React.FC<WidgetServerProps> {
  return async function Widget({ req }) {
    const options = optionsOf(req.payload)
    if (!(await mayViewScans(options, req))) return null
    return (
      <div className="card qr-stats-widget">
        <AnalyticsLoader
          canExport={false}
          fixed={{}}
          kind={kind}
          overview={options.analytics === false ? '' : options.analytics.path}
          slugs={options.slugs}
        />
      </div>
    )
  }
}

export const ScansWidget = widget('scans')
export const TopCodesWidget = widget('topCodes')
export const LatestScansWidget = widget('latest')
