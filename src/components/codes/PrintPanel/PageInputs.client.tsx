'use client'

import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TextKey } from '../../../translations/en.js'
import type { Printed } from './printURL.js'
import type { TemplateChoice } from './templateChoices.js'

import { LONGEST } from '../../../symbol/print/parsePrintParams.js'
import { translate } from '../../../translations/translate.js'
import { NumberInput } from '../../designs/DesignField/Inputs.client.js'

type Props = {
  /** A static code has no short URL. */
  isStatic: boolean
  printed: Printed
  set: (part: Partial<Printed>) => void
  templates: readonly TemplateChoice[]
}

const TEXTS = {
  headline: 'plugin-qr:printHeadline',
  text: 'plugin-qr:printText',
  callToAction: 'plugin-qr:printCallToAction',
} satisfies Record<keyof typeof LONGEST, TextKey>

/** Which page, and what stands on it. */
export const PageInputs: React.FC<Props> = ({ isStatic, printed, set, templates }) => {
  const { t } = useTranslation()
  const places = templates.find(({ name }) => name === printed.template)?.places ?? 0
  return (
    <>
      <label>
        {translate(t, 'plugin-qr:printTemplate')}
        <select
          className="qr-select"
          onChange={(event) => set({ from: 1, template: event.target.value })}
          value={printed.template}
        >
          {templates.map(({ label, name }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {(Object.keys(TEXTS) as (keyof typeof TEXTS)[]).map((name) => (
        <label key={name}>
          {translate(t, TEXTS[name])}
          <textarea
            className="qr-select"
            maxLength={LONGEST[name]}
            onChange={(event) => set({ [name]: event.target.value })}
            rows={name === 'text' ? 3 : 1}
            value={printed[name]}
          />
        </label>
      ))}
      {places > 1 && (
        <NumberInput
          label="plugin-qr:printFrom"
          max={places}
          min={1}
          set={(from) => set({ from: Math.round(from) })}
          value={printed.from}
        />
      )}
      {!isStatic && (
        <label className="qr-print__check">
          <input
            checked={printed.showURL}
            onChange={() => set({ showURL: !printed.showURL })}
            type="checkbox"
          />
          {translate(t, 'plugin-qr:printShortURL')}
        </label>
      )}
    </>
  )
}
