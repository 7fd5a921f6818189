'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import '../admin.css'
import { useInBrowser } from '../useInBrowser.js'

/** A count, written as the reader's language does. */
export const NumberCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  const { i18n } = useTranslation()
  const inBrowser = useInBrowser()
  if (typeof cellData !== 'number') return <span className="qr-muted">–</span>
  const text = inBrowser ? new Intl.NumberFormat(i18n.language).format(cellData) : String(cellData)
  return <span className="qr-number">{text}</span>
}
