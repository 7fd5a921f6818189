'use client'

import React from 'react'

import type { CRMStatus } from '../../../people/sync/crmStatus.js'
import type { Requeue } from './types.js'

import { useText } from '../../analytics/lib/useText.js'
import { Panel } from '../../analytics/Panel/index.client.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { useNow } from '../../ui/LocalTime/useNow.js'
import { reasonText } from '../lib/reasonText.js'

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

const KINDS = ['erase', 'form', 'webhook'] as const

type Props = { busy: null | string; requeue: Requeue; status: CRMStatus }

/** Messages that could not be worked on, until a person sees to it. */
export const DeadLetters: React.FC<Props> = ({ busy, requeue, status }) => {
  const { format, text } = useText()
  const { deadLetters, deliveries } = status
  const all = deliveries.dead ?? 0
  return (
    <Panel
      actions={
        deadLetters.length > 0 && (
          <button
            className="qr-button"
            disabled={busy !== null}
            onClick={() => requeue('replay', 'replay')}
            type="button"
          >
            {text('crmReplayAll')}
          </button>
        )
      }
      className="qr-card--half"
      summary={text(deadLetters.length ? 'crmDeadLettersHint' : 'crmDeadLettersNone')}
      title={text('crmDeadLetters')}
    >
      {deadLetters.length > 0 && (
        <ul className="qr-crm__rows">
          {deadLetters.map((row) => (
            <li key={row.id}>
              <div>
                <b>
                  {KINDS.includes(row.kind as 'form')
                    ? text(`crmKind_${row.kind as 'form'}`, { provider: row.provider })
                    : row.kind}
                </b>
                <p>{reasonText(text, row)}</p>
                <p className="qr-crm__aside">
                  {text('crmReceived')} <LocalTime at={row.receivedAt} /> · {text('crmAttempts')}:{' '}
                  {format.number(row.attempts)}
                </p>
              </div>
              <button
                aria-label={`${text('crmReplay')}: ${row.provider} ${row.id}`}
                className="qr-button"
                disabled={busy !== null}
                onClick={() => requeue(`replay ${row.id}`, 'replay', { id: row.id })}
                type="button"
              >
                {text('crmReplay')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {all > deadLetters.length && deadLetters.length > 0 && (
        <p className="qr-crm__aside">
          {text('crmShown', {
            all: format.number(all),
            number: format.number(deadLetters.length),
          })}
        </p>
      )}
    </Panel>
  )
}
