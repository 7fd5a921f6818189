import type { PayloadRequest } from 'payload'

import { formatAdminURL } from 'payload/shared'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import '../AnalyticsLoader/index.css'

/** What people see who may work in the admin and not see numbers. */
export const NotAllowed: React.FC<{ req: PayloadRequest }> = ({ req }) => (
  <div className="qr-stats-notice">
    <h1>{translate(req.t, 'plugin-qr:statsNotAllowed')}</h1>
    <p>{translate(req.t, 'plugin-qr:statsNotAllowedHint')}</p>
    <p>
      <a href={formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '' })}>
        {translate(req.t, 'plugin-qr:statsBackToDashboard')}
      </a>
    </p>
  </div>
)
