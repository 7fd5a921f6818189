'use client'

import React from 'react'

import type { CRMStatus } from '../../../people/sync/crmStatus.js'

import { useText } from '../../analytics/lib/useText.js'
import { Panel } from '../../analytics/Panel/index.client.js'
import { Stalled } from './Stalled.client.js'

/** What ticket shops and forms sent, and whether it is worked on. */
export const Incoming: React.FC<{ status: CRMStatus }> = ({ status }) => {
  const { format, text } = useText()
  const { deliveries, deliveriesDueSince } = status
  const { dead = 0, done = 0, waiting = 0 } = deliveries
  const counts = { done, waiting, failed: dead }
  return (
    <Panel
      className="qr-card--half"
      summary={text(dead + done + waiting ? 'crmIncomingHint' : 'crmIncomingNone')}
      title={text('crmIncoming')}
    >
      <dl className="qr-crm__counts">
        {(['done', 'waiting', 'failed'] as const).map((state) => (
          <div className={`qr-crm__count qr-crm__count--${state}`} key={state}>
            <dt>{text(state === 'failed' ? 'crmDeadLetters' : `crmState_${state}`)}</dt>
            <dd>{format.number(counts[state])}</dd>
          </div>
        ))}
      </dl>
      <Stalled since={deliveriesDueSince} />
    </Panel>
  )
}
