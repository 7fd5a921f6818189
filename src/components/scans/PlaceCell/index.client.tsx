'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import '../../ui/admin.css'
import { countryName, placeOf } from '../placeOf.js'
import { useInBrowser } from '../../ui/useInBrowser.js'

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
