'use client'

import React from 'react'

import { useText } from '../../analytics/lib/useText.js'

const STATES = ['failed', 'later', 'suppressed', 'synced', 'waiting', 'withheld'] as const
type State = (typeof STATES)[number]

/** How it stands with a contact elsewhere: said in words, the colour only repeats it. */
export const StatePill: React.FC<{ state: string }> = ({ state }) => {
  const { text } = useText()
  const known = STATES.includes(state as State)
  return (
    <span className={`qr-state-pill qr-state-pill--${state}`}>
      {known ? text(`crmState_${state as State}`) : state}
    </span>
  )
}
