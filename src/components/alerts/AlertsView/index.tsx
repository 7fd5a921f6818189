import type { AdminViewServerProps } from 'payload'

import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import React from 'react'

import { readableCodes } from '../../../access/readableCodes.js'
import { missedCodes } from '../../../alerts/misprints/missedCodes.js'
import { readableAlerts } from '../../../alerts/readableAlerts.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { translate } from '../../../translations/translate.js'
import { AdminPage, NotAllowed } from '../../analytics/AdminPage/index.js'
import { addressesOf } from '../../ui/addresses.js'
import { AlertList } from '../AlertList/index.js'
import { DomainStates } from '../DomainStates/index.js'
import { MissedCodes } from '../MissedCodes/index.js'

/** Rows of the page; more than that is read by nobody. */
const MOST = 100

/** `/admin/qr-alerts`. Root views are public, so who may see it is asked here. */
export const AlertsView: React.FC<AdminViewServerProps> = async (props) => {
  const { req } = props.initPageResult
  const { config } = req.payload
  const options = optionsOf(req.payload)
  if (!req.user) {
    const path = options.alerts === false ? '' : options.alerts.path
    const { admin } = addressesOf(config)
    redirect(`${admin(config.admin.routes.login)}?redirect=${encodeURIComponent(admin(path))}`)
  }
  if ((await readableCodes(options, req)) === false) {
    return (
      <AdminPage view={props}>
        <Gutter>
          <NotAllowed
            hint="plugin-qr:alertsNotAllowedHint"
            req={req}
            title="plugin-qr:alertsNotAllowed"
          />
        </Gutter>
      </AdminPage>
    )
  }
  const alerts = await readableAlerts(req, options)
  const missed = await missedCodes(req, options)
  return (
    <AdminPage view={props}>
      <Gutter>
        <div className="qr-alerts-page__head">
          <h1>{translate(req.t, 'plugin-qr:alerts')}</h1>
          <p className="qr-muted">{translate(req.t, 'plugin-qr:alertsHint')}</p>
        </div>
        <AlertList alerts={alerts.slice(0, MOST)} options={options} req={req} withCode />
        {alerts.length === 0 && <p>{translate(req.t, 'plugin-qr:alertsNone')}</p>}
        {alerts.length > MOST && (
          <p className="qr-muted">
            {translate(req.t, 'plugin-qr:alertsShown', { all: alerts.length, number: MOST })}
          </p>
        )}
        <DomainStates options={options} req={req} />
        {missed && <MissedCodes missed={missed} options={options} req={req} />}
      </Gutter>
    </AdminPage>
  )
}
