'use client'

import type { DefaultCellComponentProps } from 'payload'

import { Link, useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { useRowHref } from '../../ui/useAddresses.js'
import { useInBrowser } from '../../ui/useInBrowser.js'
import { deviceText } from '../deviceText.js'
import { outcomeKey } from '../OutcomeCell/outcomeTexts.js'
import { countryName, placeOf } from '../placeOf.js'
import { TrafficPill } from '../TrafficPill/index.client.js'

/** What a scan was made with. */
export const DeviceCell: React.FC<DefaultCellComponentProps> = ({ rowData }) => {
  const { t } = useTranslation()
  const { detail, key } = deviceText(rowData ?? {})
  return (
    <div className="qr-device">
      <span>{translate(t, key)}</span>
      {detail && <span className="qr-device__detail">{detail}</span>}
    </div>
  )
}

/** What became of the scan of a row. */
export const OutcomeCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  const { t } = useTranslation()
  const key = outcomeKey(cellData)
  return key ? <span>{translate(t, key)}</span> : <span className="qr-muted">–</span>
}

/** City and country of a scan; under `country` the country alone. */
export const PlaceCell: React.FC<DefaultCellComponentProps> = ({ field, rowData }) => {
  const { i18n } = useTranslation()
  const language = useInBrowser() ? i18n.language : null
  const place =
    'name' in field && field.name === 'country'
      ? countryName(rowData?.country, language)
      : placeOf(rowData ?? {}, language)
  return place ? <span>{place}</span> : <span className="qr-muted">–</span>
}

type Props = { codes: string } & DefaultCellComponentProps

/** The scanned code, linked to its page while it exists. */
export const ScannedCodeCell: React.FC<Props> = ({ cellData, codes, rowData }) => {
  const id = typeof rowData?.qrCode === 'object' ? rowData.qrCode?.id : rowData?.qrCode
  const href = useRowHref(codes, id)
  const code = <code className="qr-code">{String(cellData ?? '–')}</code>
  if (id === null || id === undefined) return code
  return (
    <Link href={href} prefetch={false}>
      {code}
    </Link>
  )
}

/** Who made the scan of a row. */
export const TrafficCell: React.FC<DefaultCellComponentProps> = ({ rowData }) => (
  <TrafficPill reasons={rowData?.trafficReasons} trafficClass={rowData?.trafficClass} />
)
