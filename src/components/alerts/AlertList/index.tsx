import type { PayloadRequest } from 'payload'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { ReadableAlert } from '../../../alerts/readableAlerts.js'
import type { QROptions } from '../../../options/sanitizeOptions.js'

import { mayUpdateCode } from '../../../access/mayUpdateCode.js'
import { alertText } from '../../../alerts/alertText.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { addressesOf } from '../../ui/addresses.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { SilenceButton } from '../SilenceButton/index.client.js'
import './index.css'

type Props = {
  alerts: readonly ReadableAlert[]
  options: QROptions
  req: PayloadRequest
  /** Names the code of each and leads there. */
  withCode?: boolean
}

/** Alerts, with a button to silence them for whoever may update the code. */
export const AlertList: React.FC<Props> = async ({ alerts, options, req, withCode = false }) => {
  const { admin } = addressesOf(req.payload.config)
  const { codes } = options.slugs
  const reader = { language: req.i18n.language, t: req.t as never }
  const mayUpdate = new Map<unknown, boolean>()
  for (const { qrCode } of alerts) {
    if (!mayUpdate.has(qrCode)) mayUpdate.set(qrCode, await mayUpdateCode(options, req, qrCode))
  }
  return (
    <ul className="qr-alerts">
      {alerts.map((alert) => {
        const { facts, kind, qrCode, raisedAt, silenced, title, trashed } = alert
        const path = `/collections/${codes}/${trashed ? 'trash/' : ''}${qrCode}`
        return (
          <li
            className={`qr-alert${silenced ? ' qr-alert--silenced' : ''}`}
            key={`${qrCode}:${kind}`}
          >
            <div className="qr-alert__said">
              {withCode && (
                <Link href={admin(path)} prefetch={false}>
                  {title}
                </Link>
              )}
              <span>
                {alertText(alert, reader)}
                {facts.at !== undefined && (
                  <>
                    {': '}
                    <LocalTime at={new Date(facts.at).toISOString()} />
                  </>
                )}
              </span>
              <span className="qr-muted">
                {translate(req.t, `plugin-qr:alertKind_${kind}`)} ·{' '}
                <LocalTime at={new Date(raisedAt).toISOString()} short />
              </span>
            </div>
            {mayUpdate.get(qrCode) && (
              <SilenceButton
                codes={codes}
                id={qrCode}
                kind={kind}
                silenced={silenced}
                title={title}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
