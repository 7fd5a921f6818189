'use client'

import { Link, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { ReadableAlert } from '../../../alerts/readableAlerts.js'
import type { ID } from '../../../vocabulary/scan.js'

import { alertText } from '../../../alerts/alertText.js'
import { translate } from '../../../translations/translate.js'
import { askTogether } from '../../ui/askTogether.js'
import { AlertIcon } from '../../ui/icons/index.js'
import { useAddresses } from '../../ui/useAddresses.js'

type Props = { href: string; id: ID; title: string }

/** Says in a row that its code has alerts, and leads to them. Silenced ones are nobody's news. */
export const AlertMark: React.FC<Props> = ({ href, id, title }) => {
  const { i18n, t } = useTranslation()
  const { api } = useAddresses()
  const [alerts, setAlerts] = useState<ReadableAlert[]>([])
  const url = api('/qr/alerts?silenced=false')
  useEffect(() => {
    let shown = true
    void askTogether(url, id, byCode).then((found) => shown && setAlerts(found ?? []))
    return () => {
      shown = false
    }
  }, [id, url])
  if (alerts.length === 0) return null
  const reader = { language: i18n.language, t: t as never }
  const said = alerts.map((one) => alertText(one, reader)).join(' · ')
  return (
    <Link
      // with what is to be seen of it, for who speaks it
      aria-label={`${alerts.length} · ${translate(t, 'plugin-qr:alertMark', { said, title })}`}
      className="qr-alert-mark"
      href={href}
      prefetch={false}
      title={said}
    >
      <AlertIcon />
      {alerts.length}
    </Link>
  )
}

function byCode({ alerts }: { alerts: ReadableAlert[] }): Record<string, ReadableAlert[]> {
  const found: Record<string, ReadableAlert[]> = {}
  for (const alert of alerts) (found[String(alert.qrCode)] ??= []).push(alert)
  return found
}
