'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'

type Props = {
  /** Said where nothing is chosen; without it something always is. */
  any?: TextKey
  choices: { label: string; value: string }[]
  label: TextKey
  onChange: (value: string) => void
  value: string
}

/** One choice above the list. */
export const Filter: React.FC<Props> = ({ any, choices, label, onChange, value }) => {
  const { t } = useTranslation()
  return (
    <select
      aria-label={translate(t, label)}
      className="qr-select"
      onChange={(event) => onChange(event.target.value)}
      value={value}
    >
      {any && <option value="">{translate(t, any)}</option>}
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  )
}
