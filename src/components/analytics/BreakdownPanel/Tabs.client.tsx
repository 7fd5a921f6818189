'use client'

import React from 'react'

type Props<T extends string> = {
  chosen: T
  id: string
  label: string
  onChoose: (value: T) => void
  tabs: { label: string; value: T }[]
}

/** A tab list with arrow keys, after the ARIA authoring practices. */
export function Tabs<T extends string>({ chosen, id, label, onChoose, tabs }: Props<T>) {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const at = tabs.findIndex(({ value }) => value === chosen)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, End: tabs.length - 1, Home: 0 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const { value } = tabs[(to + tabs.length) % tabs.length]!
    onChoose(value)
    document.getElementById(`${id}-${value}`)?.focus()
  }
  return (
    <div aria-label={label} className="qr-tabs" onKeyDown={onKeyDown} role="tablist">
      {tabs.map(({ label: name, value }) => (
        <button
          aria-controls={`${id}-panel`}
          aria-selected={value === chosen}
          id={`${id}-${value}`}
          key={value}
          onClick={() => onChoose(value)}
          role="tab"
          tabIndex={value === chosen ? 0 : -1}
          type="button"
        >
          {name}
        </button>
      ))}
    </div>
  )
}
