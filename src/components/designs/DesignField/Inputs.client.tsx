'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import type { TextKey } from '../../../translations/en.js'

import { translate } from '../../../translations/translate.js'

type ChoiceProps<T extends string> = {
  label: TextKey
  of: readonly T[]
  set: (value: T) => void
  value: T
  /** Without them the values say themselves. */
  words?: Record<T, TextKey>
}

export function Choice<T extends string>({ label, of, set, value, words }: ChoiceProps<T>) {
  const { t } = useTranslation()
  const name = translate(t, label)
  return (
    <label>
      {name}
      <select
        className="qr-select"
        onChange={(event) => set(event.target.value as T)}
        value={value}
      >
        {of.map((one) => (
          <option key={one} value={one}>
            {words ? translate(t, words[one]) : one}
          </option>
        ))}
      </select>
    </label>
  )
}

type NumberProps = {
  label: TextKey
  max: number
  min: number
  set: (value: number) => void
  step?: number
  value: number
}

export const NumberInput: React.FC<NumberProps> = ({ label, set, value, ...range }) => {
  const { t } = useTranslation()
  // What is being typed may be no number yet.
  const [typed, setTyped] = useState<null | string>(null)
  return (
    <label>
      {translate(t, label)}
      <input
        className="qr-select"
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const number = event.target.valueAsNumber
          setTyped(event.target.value)
          if (number >= range.min && number <= range.max) set(number)
        }}
        type="number"
        value={typed ?? value}
        {...range}
      />
    </label>
  )
}

type ColourProps = {
  colours: readonly string[]
  label: TextKey
  set: (value: string) => void
  value: string
}

/** The browser's own palette, a hex value to paste, and the colours of the brand. */
export const Colour: React.FC<ColourProps> = ({ colours, label, set, value }) => {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState<null | string>(null)
  const name = translate(t, label)
  return (
    <div className="qr-colour">
      <label htmlFor={id}>{name}</label>
      <span className="qr-colour__inputs">
        <input id={id} onChange={(event) => set(event.target.value)} type="color" value={value} />
        <input
          aria-label={`${name} #`}
          className="qr-select"
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            setTyped(event.target.value)
            if (/^#[\da-f]{6}$/i.test(event.target.value)) set(event.target.value.toLowerCase())
          }}
          spellCheck={false}
          value={typed ?? value}
        />
      </span>
      {colours.length > 0 && (
        <span
          aria-label={translate(t, 'plugin-qr:designBrand')}
          className="qr-colour__brand"
          role="group"
        >
          {colours.map((colour) => (
            <button
              aria-label={`${name}: ${colour}`}
              aria-pressed={colour === value}
              key={colour}
              onClick={() => set(colour)}
              style={{ background: colour }}
              type="button"
            />
          ))}
        </span>
      )}
    </div>
  )
}
