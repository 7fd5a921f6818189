'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import { translate } from '../../../translations/translate.js'
import { FilterChips } from '../../ui/FilterChips/index.client.js'
import { type Mockup, MOCKUPS } from './mockupFor.js'

type Props = {
  /** The symbol. */
  children: React.ReactNode
  mockup: Mockup
  onChange: (mockup: Mockup) => void
  /** What stands below the symbol. */
  text: null | string
}

/** The symbol on what it will be printed on. A picture: sizes are for the eye. */
export const MockupStage: React.FC<Props> = ({ children, mockup, onChange, text }) => {
  const { t } = useTranslation()
  return (
    <div className="qr-stage">
      <div className={`qr-stage__scene qr-stage__scene--${mockup}`}>
        <div className="qr-stage__thing">
          <span aria-hidden="true" className="qr-stage__call">
            {translate(t, 'plugin-qr:cardScanMe')}
          </span>
          {children}
          <span aria-hidden="true" className="qr-stage__text">
            {text}
          </span>
        </div>
      </div>
      <FilterChips
        label={translate(t, 'plugin-qr:cardMockup')}
        onChange={(value) => onChange(value as Mockup)}
        options={MOCKUPS.map((value) => ({
          label: translate(t, `plugin-qr:cardMockup_${value}`),
          value,
        }))}
        value={mockup}
      />
    </div>
  )
}
