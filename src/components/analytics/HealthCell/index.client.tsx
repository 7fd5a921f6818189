'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useAuth, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import { type CodeHealth, HEALTH } from '../../../analytics/codeHealth.js'
import { translate } from '../../../translations/translate.js'
import { TimeCell } from '../../ui/Cells/index.client.js'
import '../../ui/admin.css'
import { useAddresses } from '../../ui/useAddresses.js'
import { askHealth } from './askHealth.js'

type Props = { codes: string; scans: string } & DefaultCellComponentProps

/** When a code was scanned last, and what that says of it. */
export const LastScanCell: React.FC<Props> = ({ codes, scans, ...cell }) => (
  <div className="qr-last-scan">
    <TimeCell {...cell} short />
    <HealthLabel codes={codes} id={cell.rowData?.id as number | string} scans={scans} />
  </div>
)

/** Slugs of the collections, and the code. */
type HealthLabelProps = { codes: string; id: number | string; scans: string }

/** How a code is doing, with the rule behind it; all rows of a list share one request. */
const HealthLabel: React.FC<HealthLabelProps> = ({ codes, id, scans }) => {
  const { permissions } = useAuth()
  const { api } = useAddresses()
  const { t } = useTranslation()
  const [health, setHealth] = useState<CodeHealth | null>(null)
  const allowed = Boolean(permissions?.collections?.[scans]?.read)
  const url = api(`/${codes}/health`)
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
    <span className={`qr-health qr-health--${health}`} title={rule}>
      <span className="qr-visually-hidden">{translate(t, 'plugin-qr:statsHealth')}: </span>
      {translate(t, `plugin-qr:statsHealth_${health}`)}
      <span className="qr-visually-hidden">: {rule}</span>
    </span>
  )
}
