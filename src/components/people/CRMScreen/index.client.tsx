'use client'

import { SetStepNav } from '@payloadcms/ui'
import React, { useCallback, useMemo } from 'react'

import type { CRMStatus } from '../../../people/sync/crmStatus.js'

import { useText } from '../../analytics/lib/useText.js'
import { Skeleton } from '../../analytics/Skeleton/index.client.js'
import { useAPI } from '../../ui/useAPI.js'
import { useAction } from '../lib/useAction.js'
import { usePolled } from '../lib/usePolled.js'
import { Failed } from './Failed.client.js'
import { DeadLetters, Incoming } from './Incoming.client.js'
import { Target } from './Target.client.js'
import '../../analytics/palette.css'
import '../../analytics/button.css'
import '../../analytics/Panel/index.css'
import '../../analytics/AnalyticsScreen/index.css'
import './index.css'

export type CRMProps = {
  /** Slug of the contacts. */
  contacts: string
}

/** How it stands with HubSpot and ticket shops, and what a person can do about it. */
export const CRMScreen: React.FC<CRMProps> = ({ contacts }) => {
  const { text } = useText()
  const api = useAPI()
  const ask = useCallback((signal: AbortSignal) => api.get<CRMStatus>('/qr/crm', signal), [api])
  const { data, error, reload } = usePolled({ ask, isOpen })
  const { busy, run } = useAction()
  const nav = useMemo(() => [{ label: text('crmTitle') }], [text])
  /** Puts work back in the queue, then looks again. */
  const requeue = useCallback(
    (name: string, action: 'replay' | 'resync' | 'retry', body: object = {}) =>
      run(
        name,
        () => api.post<{ count: number }>(`/qr/crm/${action}`, body),
        ({ count }) => {
          reload()
          return text(count ? 'crmQueued' : 'crmQueuedNone', { count })
        },
      ),
    [api, reload, run, text],
  )
  return (
    <div className="qr-stats qr-crm">
      <SetStepNav nav={nav} />
      <div className="qr-stats__head">
        <div>
          <h1>{text('crmTitle')}</h1>
          <p>{text('crmSubtitle')}</p>
        </div>
        {data && isOpen(data) && <p className="qr-crm__live">{text('crmRefreshing')}</p>}
      </div>
      {error && (
        <div className="qr-crm__problem" role="alert">
          <p>{text(statusText(error.status))}</p>
          <button
            className="qr-button"
            onClick={() => (isGone(error.status) ? window.location.reload() : reload())}
            type="button"
          >
            {text(isGone(error.status) ? 'statsReload' : 'statsTryAgain')}
          </button>
        </div>
      )}
      {!data && !error && <Skeleton kind="overview" text={text('crmLoading')} />}
      {data && (
        <div className="qr-stats__panels">
          {data.targets.length === 0 && (
            <div className="qr-stats-notice">
              <h2>{text('crmTurnOn')}</h2>
              <p>{text('crmTurnOnHint')}</p>
            </div>
          )}
          {data.targets.map((target) => (
            <Target
              api={api}
              busy={busy}
              half={data.targets.length > 1}
              key={target.name}
              limited={data.limited}
              reload={reload}
              requeue={requeue}
              run={run}
              target={target}
            />
          ))}
          <Failed api={api} busy={busy} contacts={contacts} requeue={requeue} status={data} />
          {!data.limited && (
            <>
              <Incoming status={data} />
              <DeadLetters busy={busy} requeue={requeue} status={data} />
            </>
          )}
        </div>
      )}
    </div>
  )
}

/** Something waits, so that the numbers will change by themselves. */
const isOpen = ({ deliveries, targets }: CRMStatus): boolean =>
  Boolean(deliveries.waiting) || targets.some(({ counts }) => Boolean(counts.waiting))

const isGone = (status: number): boolean => status === 401 || status === 403

const statusText = (status: number) =>
  isGone(status) ? 'statsSignedOutHint' : status === 0 ? 'statsOffline' : 'crmTryLater'
