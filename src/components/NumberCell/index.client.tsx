'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import '../admin.css'

/** A count, written as the reader's language does. */
export const NumberCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  const { i18n } = useTranslation()
  return typeof cellData === 'number' ? (
    <span className="qr-number">{new Intl.NumberFormat(i18n.language).format(cellData)}</span>
  ) : (
    <span className="qr-muted">–</span>
  )
}
