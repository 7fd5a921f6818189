'use client'

import { Pill, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TrafficClass } from '../../../vocabulary/scan.js'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { REASON_TEXT, TRAFFIC_STYLE, TRAFFIC_TEXT } from './trafficTexts.js'

type Props = { reasons: unknown; trafficClass: unknown }

/** Who made a scan, and why we think so. */
export const TrafficPill: React.FC<Props> = ({ reasons, trafficClass }) => {
  const { t } = useTranslation()
  const known = trafficClass as TrafficClass
  const words = (Array.isArray(reasons) ? reasons : []).map((reason) => {
    const key = REASON_TEXT[String(reason)]
    return key ? translate(t, key) : String(reason)
  })
  const why = [...new Set(words)].join(', ')
  if (!(known in TRAFFIC_TEXT)) return <span className="qr-muted">–</span>
  return (
    <div className="qr-state" title={why || undefined}>
      <Pill pillStyle={TRAFFIC_STYLE[known]} size="small">
        {translate(t, TRAFFIC_TEXT[known])}
      </Pill>
      {why && known !== 'human' && <span className="qr-state__reason">{why}</span>}
    </div>
  )
}
