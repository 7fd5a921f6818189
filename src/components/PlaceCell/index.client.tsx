'use client'

import type { DefaultCellComponentProps } from 'payload'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import '../admin.css'
import { countryName, placeOf } from '../placeOf.js'

/** City and country of a scan; under `country` the country alone. */
export const PlaceCell: React.FC<DefaultCellComponentProps> = ({ field, rowData }) => {
  const { i18n } = useTranslation()
  const place =
    'name' in field && field.name === 'country'
      ? countryName(rowData?.country, i18n.language)
      : placeOf(rowData ?? {}, i18n.language)
  return place ? <span>{place}</span> : <span className="qr-muted">–</span>
}
