'use client'

import React, { useState } from 'react'

import type { CheckResult } from '../../../endpoints/people/crmActions.js'
import type { TargetStatus } from '../../../people/sync/crmStatus.js'
import type { API } from '../../ui/useAPI.js'
import type { Requeue, Run } from './types.js'

import { useText } from '../../analytics/lib/useText.js'
import { Panel } from '../../analytics/Panel/index.client.js'
import { LocalTime } from '../../ui/LocalTime/index.client.js'
import { ConfirmDialog } from '../ConfirmDialog/index.client.js'
import { isHubSpot, reasonText, targetText } from '../lib/reasonText.js'
import { Checked, Properties } from './Checked.client.js'
import { Stalled } from './Incoming.client.js'

const STATES = ['synced', 'waiting', 'failed', 'withheld', 'suppressed'] as const

type Props = {
  api: API
  busy: null | string
  /** The reader may see some contacts only: what concerns all of them is not offered. */
  limited: boolean
  reload: () => void
  requeue: Requeue
  run: Run
  target: TargetStatus
  /** Stands beside another one. */
  half: boolean
}

/** One system contacts are sent to. */
export const Target: React.FC<Props> = (props) => {
  const { api, busy, half, limited, reload, requeue, run, target } = props
  const { format, text } = useText()
  const [checked, setChecked] = useState<CheckResult | null>(null)
  const [asking, setAsking] = useState(false)
  const { counts, name } = target
  const title = targetText(name)
  const known = (counts.synced ?? 0) + (counts.failed ?? 0) + (counts.waiting ?? 0)
  const check = () =>
    run(`check ${name}`, async () => {
      const results = await api.post<Record<string, CheckResult>>('/qr/crm/check')
      setChecked(results[name] ?? null)
      reload()
    })
  return (
    <Panel
      actions={
        <div className="qr-crm__actions">
          {isHubSpot(name) && (
            <button className="qr-button" disabled={busy !== null} onClick={check} type="button">
              {text(busy === `check ${name}` ? 'crmChecking' : 'crmCheck')}
            </button>
          )}
          {!limited && (
            <button
              className="qr-button"
              disabled={busy !== null || known === 0}
              onClick={() => setAsking(true)}
              type="button"
            >
              {text('crmAgain')}
            </button>
          )}
        </div>
      }
      className={half ? 'qr-card--half' : ''}
      title={title}
    >
      <dl className="qr-crm__counts">
        {STATES.map((state) => (
          <div className={`qr-crm__count qr-crm__count--${state}`} key={state}>
            <dt>{text(`crmState_${state}`)}</dt>
            <dd>{format.number(counts[state] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {Object.keys(counts).length === 0 && <p>{text('crmNoContacts')}</p>}
      <Stalled since={counts.waiting ? target.nextAt : null} />
      <LastRun run={target.lastRun} />
      <Events busy={busy !== null} requeue={requeue} target={target} />
      {isHubSpot(name) && <Properties report={target.properties} />}
      <div aria-live="polite">{checked && <Checked result={checked} />}</div>
      {asking && (
        <ConfirmDialog
          busy={busy !== null}
          confirm={text('crmAgain')}
          onCancel={() => setAsking(false)}
          onConfirm={async () => {
            await requeue(`resync ${name}`, 'resync', { target: name })
            setAsking(false)
          }}
          title={text('crmAgainTitle', { system: title })}
        >
          <p>{text('crmAgainAsk', { number: format.number(known), system: title })}</p>
        </ConfirmDialog>
      )}
    </Panel>
  )
}

type Report = {
  at?: string
  failed?: number
  halted?: { category: string; message: string } | null
  later?: number
  resumeAt?: null | string
  synced?: number
}

/** When contacts were last sent, how many, and how it ended. */
const LastRun: React.FC<{ run: null | Record<string, unknown> }> = ({ run }) => {
  const { format, text } = useText()
  if (!run) {
    return (
      <p>
        <b>{text('crmLastRun')}:</b> {text('crmNever')}
      </p>
    )
  }
  const { at, failed = 0, halted, later = 0, resumeAt, synced } = run as Report
  const parts = [
    // not told to who may see some contacts only
    ...(synced === undefined ? [] : [text('crmRunSent', { number: format.number(synced) })]),
    ...(failed ? [text('crmRunFailed', { number: format.number(failed) })] : []),
    ...(later ? [text('crmRunLater', { number: format.number(later) })] : []),
  ]
  return (
    <>
      <p>
        <b>{text('crmLastRun')}:</b> {parts.join(', ')} {at && <LocalTime at={at} relative />}
      </p>
      {halted && (
        <p className="qr-crm__problem" role="status">
          {text('crmStopped', { message: reasonText(text, halted) })}{' '}
          {resumeAt && Date.parse(resumeAt) > Date.now() && (
            <>
              {text('crmResumes')} <LocalTime at={resumeAt} />
            </>
          )}
        </p>
      )}
    </>
  )
}

const EVENT_STATES = ['sent', 'waiting', 'failed'] as const

type EventsProps = { busy: boolean; requeue: Requeue; target: TargetStatus }
type EventsReport = { halted?: { category: string; message: string } | null }

/** Custom events of portals that have them: how many were told, and what keeps the rest. */
const Events: React.FC<EventsProps> = ({ busy, requeue, target }) => {
  const { format, text } = useText()
  const { events, lastRun, name } = target
  const { halted } = (lastRun?.events ?? {}) as EventsReport
  if (!halted && !EVENT_STATES.some((state) => events?.[state])) return null
  const parts = EVENT_STATES.map((state) =>
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
