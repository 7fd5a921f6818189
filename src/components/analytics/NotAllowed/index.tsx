import type { PayloadRequest } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'
import { addressesOf } from '../../ui/addresses.js'
import '../Skeleton/index.css'

type Props = { hint?: TextKey; req: PayloadRequest; title?: TextKey }

/** What people see who may work in the admin and not see numbers, or people. */
export const NotAllowed: React.FC<Props> = ({
  hint = 'plugin-qr:statsNotAllowedHint',
  req,
  title = 'plugin-qr:statsNotAllowed',
}) => (
  <div className="qr-stats-notice">
    <h1>{translate(req.t, title)}</h1>
    <p>{translate(req.t, hint)}</p>
    <p>
      <Link href={addressesOf(req.payload.config).admin('')} prefetch={false}>
        {translate(req.t, 'plugin-qr:statsBackToDashboard')}
      </Link>
    </p>
  </div>
)
