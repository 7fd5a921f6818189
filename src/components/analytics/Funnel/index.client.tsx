'use client'

import React from 'react'

import { useView } from '../lib/ViewContext.js'

type Props = {
  orders: number
  /** By people. */
  scans: number
  sentOn: number
}

/** From scan to order: how many went each step, and what share of the step before that is. */
export const Funnel: React.FC<Props> = ({ orders, scans, sentOn }) => {
  const { format, text } = useView()
  if (scans === 0) return null
  const steps = [
    { count: scans, label: text('statsScansByPeople'), share: null },
    { count: sentOn, label: text('statsSentOn'), share: sentOn / scans },
    // orders of people who scanned in another period may be more than were sent on in this one
    { count: orders, label: text('crmConversions'), share: sentOn > 0 ? orders / sentOn : null },
  ]
  return (
    <ol aria-label={text('crmFunnel')} className="qr-funnel">
      {steps.map(({ count, label, share }) => (
        <li key={label}>
          <span
            aria-hidden="true"
            className="qr-funnel__bar"
            style={{ inlineSize: `${Math.min(1, count / scans) * 100}%` }}
          />
          <span className="qr-funnel__label">{label}</span>
          <strong>{format.number(count)}</strong>
          <span className="qr-funnel__share">{share === null ? '' : format.percent(share)}</span>
        </li>
      ))}
    </ol>
  )
}
