'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { deviceText } from '../deviceText.js'

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
