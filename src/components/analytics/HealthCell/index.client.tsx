'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Pill, useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { CodeHealth } from '../../../analytics/codeHealth.js'

import { HEALTH } from '../../../analytics/codeHealth.js'
import { translate } from '../../../translations/translate.js'
import { askHealth } from './askHealth.js'

type Props = { codes: string; scans: string } & DefaultCellComponentProps

const STYLE = {
  active: 'success',
  declining: 'warning',
  dormant: 'light-gray',
  new: 'white',
  unscanned: 'light-gray',
} as const satisfies Record<CodeHealth, string>

/** How a code is doing, in the list; all rows of a page share one request. */
export const HealthCell: React.FC<Props> = ({ codes, rowData, scans }) => {
  const { permissions } = useAuth()
  const { config } = useConfig()
  const { t } = useTranslation()
  const [health, setHealth] = useState<CodeHealth | null>(null)
  const id = rowData?.id as number | string
  const allowed = Boolean(permissions?.collections?.[scans]?.read)
  const url = `${config.serverURL ?? ''}${config.routes.api}/${codes}/health`
  useEffect(() => {
    if (!allowed) return
    let shown = true
    void askHealth(url, id).then((answer) => shown && setHealth(answer))
    return () => {
      shown = false
    }
  }, [allowed, id, url])
  if (!health) return null
  const rule = translate(t, `plugin-qr:statsHealth_${health}_rule`, {
    dormantDays: HEALTH.dormantDays,
    newDays: HEALTH.newDays,
    window: HEALTH.window,
  })
  return (
    <span title={rule}>
      <Pill pillStyle={STYLE[health]} size="small">
        {translate(t, `plugin-qr:statsHealth_${health}`)}
        <span className="qr-stats-hidden">: {rule}</span>
      </Pill>
    </span>
  )
}
