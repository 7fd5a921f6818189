'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useAuth, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { HealthOf } from '../../../analytics/healthOfCodes.js'

import { HEALTH } from '../../../analytics/codeHealth.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { askTogether } from '../../ui/askTogether.js'
import { useAddresses } from '../../ui/useAddresses.js'
import { Sparkline } from '../Sparkline/index.client.js'

/** Slugs of the collections. */
type Props = { codes: string; scans: string } & DefaultCellComponentProps

const OVER = { begun: HEALTH.asleepDays, over: HEALTH.asleepDays - 1 }

/** The last days of a code and what they say, with the rule behind it; all rows share one request. */
export const HealthCell: React.FC<Props> = ({ codes, rowData, scans }) => {
  const { permissions } = useAuth()
  const { api } = useAddresses()
  const { t } = useTranslation()
  const id = rowData?.id as number | string
  const [found, setFound] = useState<HealthOf | null>(null)
  const allowed = Boolean(permissions?.collections?.[scans]?.read) && rowData?.kind !== 'static'
  const url = api(`/${codes}/health`)
  useEffect(() => {
    if (!allowed) return
    let shown = true
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    void askTogether<HealthOf>(
      `${url}?tz=${encodeURIComponent(timeZone)}`,
      id,
      (answer) => answer,
    ).then((answer) => shown && setFound(answer))
    return () => {
      shown = false
    }
  }, [allowed, id, url])
  const health = found?.health
  if (!found || !health) return <span className="qr-muted">–</span>
  const rule = translate(t, `plugin-qr:statsHealth_${health}_rule`, {
    asleepDays: HEALTH.asleepDays,
    window: HEALTH.window,
  })
  return (
    <span className={`qr-health qr-health--${health}`} title={rule}>
      <span className="qr-health__spark">
        <Sparkline series={OVER} values={found.days} />
      </span>
      <span>
        <span className="qr-visually-hidden">{translate(t, 'plugin-qr:statsHealth')}: </span>
        {translate(t, `plugin-qr:statsHealth_${health}`)}
        <span className="qr-visually-hidden">: {rule}</span>
      </span>
    </span>
  )
}
