'use client'

import React, { useId, useState } from 'react'

type Named = { label: string }

/** Texts in one line, separated by commas. */
export const ListInput: React.FC<
  { hint: string; set: (values: string[]) => void; values: readonly string[] } & Named
> = ({ hint, label, set, values }) => {
  // What is being typed may end in a comma.
  const [typed, setTyped] = useState<null | string>(null)
  const id = useId()
  return (
    <div className="qr-rule__input">
      <label htmlFor={`${id}-input`}>{label}</label>
      <input
        aria-describedby={id}
        className="qr-select"
        id={`${id}-input`}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => {
          setTyped(target.value)
          const all = target.value.split(',').map((one) => one.trim())
          set(all.filter(Boolean))
        }}
        value={typed ?? values.join(', ')}
      />
      <span className="qr-muted" id={id}>
        {hint}
      </span>
    </div>
  )
}

export const LineInput: React.FC<
  {
    list?: string
    min?: number
    placeholder?: string
    set: (value: string) => void
    type?: 'datetime-local' | 'number' | 'text' | 'time'
    value: string
  } & Named
> = ({ label, set, type = 'text', ...input }) => (
  <label className="qr-rule__input">
    {label}
    <input
      className="qr-select"
      onChange={({ target }) => set(target.value)}
      type={type}
      {...input}
    />
  </label>
)

type Option<Value> = { label: string; value: Value }

/** Any number of a few things. */
export function Ticks<Value extends number | string>({
  label,
  options,
  set,
  values,
}: { options: Option<Value>[]; set: (values: Value[]) => void; values: readonly Value[] } & Named) {
  return (
    <fieldset className="qr-rule__ticks">
      <legend className="qr-sr-only">{label}</legend>
      {options.map((one) => (
        <label key={one.value}>
          <input
            checked={values.includes(one.value)}
            onChange={({ target }) =>
              set(
                options
                  .map(({ value }) => value)
                  .filter((value) =>
                    value === one.value ? target.checked : values.includes(value),
                  ),
              )
            }
            type="checkbox"
          />
          {one.label}
        </label>
      ))}
    </fieldset>
  )
}

export function Pick<Value extends string>({
  label,
  options,
  set,
  value,
}: { options: Option<Value>[]; set: (value: Value) => void; value: Value } & Named) {
  return (
    <label className="qr-rule__input">
      {label}
      <select
        className="qr-select"
        onChange={({ target }) => set(target.value as Value)}
        value={value}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
