'use client'

import React, { useId } from 'react'

type FieldProps = { children: (id: string) => React.ReactNode; label: string }

/** A label and what it labels. */
export const Field: React.FC<FieldProps> = ({ children, label }) => {
  const id = useId()
  return (
    <div className="qr-bulk__field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type TextProps = {
  inputMode?: 'url'
  label: string
  /** Id of a `datalist` with suggestions. */
  list?: string
  onChange: (value: string) => void
  placeholder?: string
  value: string
}

export const TextInput: React.FC<TextProps> = ({ label, onChange, ...input }) => (
  <Field label={label}>
    {(id) => <input id={id} onChange={({ target }) => onChange(target.value)} {...input} />}
  </Field>
)
