'use client'

import { useTranslation } from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import { statsParams } from '../lib/statsParams.js'
import { useView } from '../lib/ViewContext.js'
import { download, formatOf } from './download.js'

type Kind = 'csv' | 'excel' | 'json'

type State = { at: 'failed' } | { at: 'idle' } | { at: 'running'; rows: number }

/** The rows behind the numbers as a file, with the filters of the view. */
export const ExportMenu: React.FC<{ scans: number }> = ({ scans }) => {
  const { api, fixed, format, slugs, state, text, tz } = useView()
  const { i18n } = useTranslation()
  const [status, setStatus] = useState<State>({ at: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const start = (kind: Kind): void => {
    const running = new AbortController()
    stop.current = running
    setStatus({ at: 'running', rows: 0 })
    const url = api(
      `/${slugs.scans}/export?${formatOf(kind, i18n.language)}&${statsParams(state, { fixed, tz })}`,
    )
    const onRows = (rows: number): void => setStatus({ at: 'running', rows })
    download(url, { onRows, signal: running.signal }).then(
      () => setStatus({ at: 'idle' }),
      () => setStatus({ at: running.signal.aborted ? 'idle' : 'failed' }),
    )
  }
  if (status.at === 'running') {
    const rows = Math.min(status.rows, scans)
    return (
      <div className="qr-export" role="status">
        <progress aria-label={text('statsExport')} max={Math.max(1, scans)} value={rows} />
        <span>
          {text('statsExportRows', { all: format.number(scans), number: format.number(rows) })}
        </span>
        <button className="qr-button" onClick={() => stop.current?.abort()} type="button">
          {text('statsExportStop')}
        </button>
      </div>
    )
  }
  return (
    <div className="qr-export">
      {status.at === 'failed' && <span role="alert">{text('statsExportFailed')}</span>}
      <span aria-hidden="true" className="qr-export__label">
        {text('statsExport')}
      </span>
      {(['csv', 'excel', 'json'] as const).map((kind) => (
        <button
          aria-label={text('statsExportAs', { format: text(`statsExport_${kind}`) })}
          className="qr-button"
          key={kind}
          onClick={() => start(kind)}
          type="button"
        >
          {text(`statsExport_${kind}`)}
        </button>
      ))}
    </div>
  )
}
