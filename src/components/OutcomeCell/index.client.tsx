'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../translations/en.js'

import { translate } from '../../translations/translate.js'
import '../admin.css'

export const OUTCOME_TEXT: Record<string, TextKey> = {
  expired: 'plugin-qr:outcomeExpired',
  'missing-destination': 'plugin-qr:outcomeMissing',
  'not-started': 'plugin-qr:outcomeNotStarted',
  paused: 'plugin-qr:outcomePaused',
  redirected: 'plugin-qr:outcomeRedirected',
  trashed: 'plugin-qr:outcomeTrashed',
  'used-up': 'plugin-qr:outcomeUsedUp',
}

/** What became of the scan of a row. */
export const OutcomeCell: React.FC<DefaultCellComponentProps> = ({ cellData }) => {
  const { t } = useTranslation()
  const key = OUTCOME_TEXT[String(cellData)]
  return key ? <span>{translate(t, key)}</span> : <span className="qr-muted">–</span>
}
