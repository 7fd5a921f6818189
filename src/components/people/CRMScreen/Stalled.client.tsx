'use client'

import React from 'react'

import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { useNow } from '../../ui/LocalTime/useNow.js'
import { useText } from '../../analytics/lib/useText.js'

/** Milliseconds after which nobody seems to take up what is due. */
const PATIENCE = 120_000

/** Work that nobody takes up: most often because no job runner is running. */
export const Stalled: React.FC<{ since: null | string }> = ({ since }) => {
  const { text } = useText()
  const now = useNow()
  if (!since || now === null || now - Date.parse(since) < PATIENCE) return null
  return (
    <div className="qr-crm__problem" role="status">
      <p>
        {text('crmStalled')} <LocalTime at={since} relative />
      </p>
      <p>{text('crmStalledHint')}</p>
    </div>
  )
}
