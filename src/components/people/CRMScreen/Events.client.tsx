'use client'

import React from 'react'

import type { TargetStatus } from '../../../people/sync/crmStatus.js'
import type { Requeue } from './types.js'

import { useText } from '../../analytics/lib/useText.js'
import { reasonText } from '../lib/reasonText.js'

const STATES = ['sent', 'waiting', 'failed'] as const

type Props = { busy: boolean; requeue: Requeue; target: TargetStatus }
type Report = { halted?: { category: string; message: string } | null }

/** Custom events of portals that have them: how many were told, and what keeps the rest. */
export const Events: React.FC<Props> = ({ busy, requeue, target }) => {
  const { format, text } = useText()
  const { events, lastRun, name } = target
  const { halted } = (lastRun?.events ?? {}) as Report
  if (!halted && !STATES.some((state) => events?.[state])) return null
  const parts = STATES.map((state) =>
    text(`crmEvents_${state}`, { number: format.number(events?.[state] ?? 0) }),
  )
  const stuck = Boolean(halted) || Boolean(events?.failed)
  return (
    <>
      <p>
        <b>{text('crmEvents')}:</b> {parts.join(', ')}
      </p>
      {stuck && (
        <div className="qr-crm__problem">
          <p>
            {halted
              ? text('crmEventsStopped', { message: reasonText(text, halted) })
              : text('crmEventsFailed')}
          </p>
          <button
            aria-label={`${text('crmReplay')}: ${text('crmEvents')}`}
            className="qr-button"
            disabled={busy}
            onClick={() => requeue(`events ${name}`, 'retry', { target: name })}
            type="button"
          >
            {text('crmReplay')}
          </button>
        </div>
      )}
    </>
  )
}
