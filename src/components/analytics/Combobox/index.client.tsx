'use client'

import React, { useEffect, useId, useState } from 'react'

export type Option = { label: string; value: string }

type Props = {
  label: string
  /** Choices for what was typed; called a moment after the last key. */
  load: (search: string, signal: AbortSignal) => Promise<Option[]>
  none: string
  onChoose: (option: Option) => void
  placeholder: string
}

const PAUSE = 200

/** A text field that offers what it finds, after the ARIA authoring practices (combobox with list). */
export const Combobox: React.FC<Props> = ({ label, load, none, onChoose, placeholder }) => {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const options = useOptions(load, text, open)
  const choose = (option: Option | undefined): void => {
    if (!option) return
    onChoose(option)
    setText('')
    setOpen(false)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') return setOpen(false)
    if (event.key === 'Enter') return choose(options?.[at])
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!way) return
    event.preventDefault()
    setOpen(true)
    const length = options?.length ?? 0
    if (length) setAt((at + way + length) % length)
  }
  return (
    <div
      className="qr-field qr-combobox"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-controls={open ? `${id}-list` : undefined}
        aria-expanded={open}
        autoComplete="off"
        className="qr-input"
        id={id}
        onChange={({ target }) => {
          setText(target.value)
          setAt(-1)
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        placeholder={placeholder}
        role="combobox"
        value={text}
      />
      {open && options && (
        <ul aria-label={label} id={`${id}-list`} role="listbox">
          {options.map((option, index) => (
            <li
              aria-selected={index === at}
              id={`${id}-${index}`}
              key={option.value}
              // before the field loses the focus and the list closes
              onMouseDown={(event) => {
                event.preventDefault()
                choose(option)
              }}
              role="option"
            >
              {option.label}
            </li>
          ))}
          {options.length === 0 && (
            <li aria-disabled="true" aria-selected="false" role="option">
              {none}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

function useOptions(load: Props['load'], text: string, open: boolean): null | Option[] {
  const [options, setOptions] = useState<null | Option[]>(null)
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      load(text.trim(), stop.signal).then(
        (found) => !stop.signal.aborted && setOptions(found),
        () => !stop.signal.aborted && setOptions([]),
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [load, open, text])
  return options
}
