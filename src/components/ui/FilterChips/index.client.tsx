'use client'

import React from 'react'

import '../admin.css'

type Props = {
  label: string
  onChange: (value: string) => void
  options: { label: string; value: string }[]
  value: string
}

/** A row of filters of which one is on. */
export const FilterChips: React.FC<Props> = ({ label, onChange, options, value }) => (
  <div aria-label={label} className="qr-chips" role="group">
    {options.map((option) => (
      <button
        aria-pressed={option.value === value}
        className="qr-chip"
        key={option.value}
        onClick={() => onChange(option.value)}
        type="button"
      >
        {option.label}
      </button>
    ))}
  </div>
)
