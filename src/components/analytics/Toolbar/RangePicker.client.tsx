'use client'

import React, { useState } from 'react'

import { useView } from '../lib/ViewContext.js'
import { PRESETS } from '../lib/viewState.js'

/** Today to 12 months, or two days of one's own. */
export const RangePicker: React.FC = () => {
  const { set, state, text } = useView()
  const custom = Boolean(state.from && state.to)
  const [open, setOpen] = useState(false)
  return (
    <div className="qr-range">
      <div aria-label={text('statsRange')} className="qr-range__presets" role="group">
        {PRESETS.map((one) => (
          <button
            aria-pressed={!custom && !open && state.range === one}
            key={one}
            onClick={() => {
              setOpen(false)
              // a width that fits the old range may not fit the new one
              set({ from: null, interval: null, range: one, to: null })
            }}
            type="button"
          >
            {text(`statsRange_${one}`)}
          </button>
        ))}
        <button
          aria-expanded={open || custom}
          aria-pressed={open || custom}
          onClick={() => setOpen(true)}
          type="button"
        >
          {text('statsRange_custom')}
        </button>
      </div>
      {(open || custom) && <Days key={`${state.from} ${state.to}`} />}
    </div>
  )
}

const Days: React.FC = () => {
  const { set, state, text } = useView()
  const [from, setFrom] = useState(state.from ?? '')
  const [to, setTo] = useState(state.to ?? '')
  const wrong = from !== '' && to !== '' && from > to
  return (
    <form
      className="qr-range__days"
      onSubmit={(event) => {
        event.preventDefault()
        if (from && to && !wrong) set({ from, interval: null, to })
      }}
    >
      <label className="qr-field">
        <span>{text('statsFrom')}</span>
        <input
          className="qr-input"
          max="2200-12-31"
          min="2000-01-01"
          onChange={({ target }) => setFrom(target.value)}
          required
          type="date"
          value={from}
        />
      </label>
      <label className="qr-field">
        <span>{text('statsTo')}</span>
        <input
          className="qr-input"
          max="2200-12-31"
          min="2000-01-01"
          onChange={({ target }) => setTo(target.value)}
          required
          type="date"
          value={to}
        />
      </label>
      <button className="qr-button qr-button--main" disabled={!from || !to || wrong} type="submit">
        {text('statsApply')}
      </button>
      {wrong && <p role="alert">{text('statsRangeBackwards')}</p>}
    </form>
  )
}
