'use client'

import { Button, Link } from '@payloadcms/ui'
import React from 'react'

import type { AnswerError } from '../../ui/askJSON.js'

import { useView } from '../lib/ViewContext.js'
import { NO_LISTS, type writeViewState } from '../lib/viewState.js'

const NO_FILTERS = { ...NO_LISTS, traffic: 'human' } as const

/** No scans: says whether that is the filters, the days, or that nothing was ever scanned. */
export const NoScans: React.FC<{ ever: boolean }> = ({ ever }) => {
  const { admin, fixed, kind, set, slugs, state, text } = useView()
  const filtered =
    !['all', 'human'].includes(state.traffic) ||
    state.country.length + state.device.length + state.folder.length > 0 ||
    (fixed.code === undefined && state.code.length > 0) ||
    (fixed.campaign === undefined && state.campaign.length > 0)
  return (
    <div className="qr-stats-notice" role="status">
      <h2>{text(ever || filtered ? 'statsEmpty' : 'statsNever')}</h2>
      <p>{text(filtered ? 'statsEmptyFilters' : ever ? 'statsEmptyRange' : 'statsNeverHint')}</p>
      {filtered ? (
        <Button buttonStyle="secondary" onClick={() => set({ ...reset() })} size="small">
          {text('statsResetFilters')}
        </Button>
      ) : ever ? (
        <Button
          buttonStyle="secondary"
          onClick={() => set({ from: null, interval: null, range: '12m', to: null })}
          size="small"
        >
          {text('statsShowYear')}
        </Button>
      ) : (
        kind === 'overview' && (
          <Link href={admin(`/collections/${slugs.codes}`)}>{text('statsAllCodes')}</Link>
        )
      )}
    </div>
  )
}

/** What went wrong, and what to do about it. */
export const Failed: React.FC<{ error: AnswerError; reload: () => void }> = ({ error, reload }) => {
  const { set, text } = useView()
  const { field, message, status } = error
  if (status === 400) {
    return (
      <div className="qr-stats-notice" role="alert">
        <h2>{text('statsBadLink')}</h2>
        <p>{field ? `${field}: ${message}` : message}</p>
        <Button
          buttonStyle="secondary"
          onClick={() => set({ ...reset(), from: null, interval: null, to: null })}
          size="small"
        >
          {text('statsResetFilters')}
        </Button>
      </div>
    )
  }
  const gone = status === 401 || status === 403
  return (
    <div className="qr-stats-notice" role="alert">
      <h2>{text(gone ? 'statsSignedOut' : 'statsFailed')}</h2>
      <p>
        {text(gone ? 'statsSignedOutHint' : status === 0 ? 'statsOffline' : 'statsFailedHint')}
        {status === 503 && message ? ` ${message}` : ''}
      </p>
      <Button
        buttonStyle="secondary"
        onClick={() => (gone ? window.location.reload() : reload())}
        size="small"
      >
        {text(gone ? 'statsReload' : 'statsTryAgain')}
      </Button>
    </div>
  )
}

const reset = () => structuredClone(NO_FILTERS) as unknown as Parameters<typeof writeViewState>[0]
