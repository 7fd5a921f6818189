'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { outcomeKey } from './outcomeTexts.js'

/** What became of the scan of a row. */
export const OutcomeCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  const { t } = useTranslation()
  const key = outcomeKey(cellData)
  return key ? <span>{translate(t, key)}</span> : <span className="qr-muted">–</span>
}
