'use client'

import React, { useState } from 'react'

import type { TargetStatus } from '../../../people/sync/crmStatus.js'
import type { CheckResult } from '../../../endpoints/people/crmActions.js'
import type { API } from '../lib/useAPI.js'
import type { Requeue, Run } from './types.js'

import { useText } from '../../analytics/lib/useText.js'
import { Panel } from '../../analytics/Panel/index.client.js'
import { ConfirmDialog } from '../ConfirmDialog/index.client.js'
import { isHubSpot, targetText } from '../lib/targetText.js'
import { Checked } from './Checked.client.js'
import { Events } from './Events.client.js'
import { LastRun } from './LastRun.client.js'
import { Properties } from './Properties.client.js'
import { Stalled } from './Stalled.client.js'

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
