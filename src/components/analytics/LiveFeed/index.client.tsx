'use client'

import { Link } from '@payloadcms/ui'
import React, { useEffect, useState } from 'react'

import type { LatestScan } from '../../../vocabulary/questions.js'

import { askJSON } from '../../ui/askJSON.js'
import { deviceText } from '../lib/breakdowns.js'
import { filterParams } from '../lib/statsParams.js'
import { useView } from '../lib/ViewContext.js'
import { outcomeText, trafficText } from '../lib/words.js'
import { Panel } from '../Panel/index.client.js'

/** Scans as they come in. */
export const LiveFeed: React.FC = () => {
  const { text } = useView()
  const [paused, setPaused] = useState(false)
  return (
    <Panel
      actions={
        <button
          aria-pressed={paused}
          className="qr-button"
          onClick={() => setPaused(!paused)}
          type="button"
        >
          <span aria-hidden="true">{paused ? '▶' : '❚❚'}</span>{' '}
          {text(paused ? 'statsLiveResume' : 'statsLivePause')}
        </button>
      }
      className="qr-card--live"
      title={text('statsLive')}
    >
      <LatestScans paused={paused} />
    </Panel>
  )
}

export const LatestScans: React.FC<{ paused: boolean }> = ({ paused }) => {
  const { api, fixed, kind, slugs, state, text } = useView()
  const params = filterParams(state, fixed)
  params.set('limit', kind === 'latest' ? '5' : '20')
  const { failed, fresh, now, scans } = useLatest(api(`/${slugs.scans}/latest?${params}`), paused)
  return (
    <>
      <p aria-live="polite" className="qr-live__state">
        <span className={`qr-live__dot${paused || failed ? ' qr-live__dot--off' : ''}`} />
        {failed
          ? text('statsLiveFailed')
          : paused
            ? text('statsLivePaused')
            : fresh.size
              ? text('statsLiveNew', { number: fresh.size })
              : text('statsLiveOn')}
      </p>
      {scans?.length === 0 && <p className="qr-card__none">{text('statsLiveEmpty')}</p>}
      {scans && scans.length > 0 && (
        <ol aria-label={text('statsLive')} className="qr-live" tabIndex={0}>
          {scans.map((scan) => (
            <Line fresh={fresh.has(scan.scanId)} key={scan.scanId} now={now} scan={scan} />
          ))}
        </ol>
      )}
    </>
  )
}

const Line: React.FC<{ fresh: boolean; now: number; scan: LatestScan }> = ({
  fresh,
  now,
  scan,
}) => {
  const { admin, format, slugs, text, tz } = useView()
  const place = [scan.city, scan.country && format.country(scan.country)].filter(Boolean).join(', ')
  const device = [scan.deviceType && deviceText(scan.deviceType, text), scan.os, scan.browser]
  return (
    <li className={fresh ? 'qr-live__fresh' : undefined}>
      <span className="qr-live__what">
        {scan.qrCode === null ? (
          (scan.code ?? '–')
        ) : (
          <Link href={admin(`/collections/${slugs.codes}/${scan.qrCode}`)} prefetch={false}>
            {scan.code ?? '–'}
          </Link>
        )}
        <time dateTime={scan.scannedAt} title={format.instant(scan.scannedAt, tz)}>
          {format.relative(scan.scannedAt, now)}
        </time>
      </span>
      <span className="qr-live__where">{place || text('statsPlaceUnknown')}</span>
      <span className="qr-live__how">
        {scan.outcome && scan.outcome !== 'redirected' && (
          <em>{outcomeText(scan.outcome, text)} </em>
        )}
        {device.filter(Boolean).join(' · ')}
        {scan.trafficClass && scan.trafficClass !== 'human' && (
          <em> {trafficText(scan.trafficClass, text)}</em>
        )}
      </span>
    </li>
  )
}

/** Between two questions, in milliseconds. */
const EVERY = 4_000
const KEPT = 30

type State = { failed: boolean; fresh: Set<string>; scans: LatestScan[] | null }

/**
 * The latest scans, newest first, asked for again every few seconds. Nothing is asked while paused,
 * in a hidden tab, or while an answer is out; what fails is tried again at half the pace.
 */
function useLatest(url: string, paused: boolean) {
  const [state, setState] = useState<State>({ failed: false, fresh: new Set(), scans: null })
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => setState({ failed: false, fresh: new Set(), scans: null }), [url])
  useEffect(() => {
    if (paused) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let newest: null | string = null
    let asking = false
    const ask = async (): Promise<void> => {
      clearTimeout(timer)
      // A tab that is shown while an answer is out must not start a second round of questions.
      if (asking || document.hidden) return
      asking = true
      const after = newest ? `&after=${encodeURIComponent(newest)}` : ''
      try {
        const scans = await askJSON<LatestScan[]>(`${url}${after}`, stop.signal)
        if (stop.signal.aborted) return
        setState((before) => joined(before.scans, scans))
        newest = scans[0]?.scanId ?? newest
        timer = setTimeout(ask, EVERY)
      } catch {
        if (stop.signal.aborted) return
        setState((before) => ({ ...before, failed: true }))
        timer = setTimeout(ask, EVERY * 2)
      }
      asking = false
      setNow(Date.now())
    }
    const onVisible = (): void => {
      if (!document.hidden) void ask()
    }
    void ask()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [paused, url])
  return { ...state, now }
}

/** New scans before those that were there; each once. */
function joined(before: LatestScan[] | null, scans: LatestScan[]): State {
  const known = new Set(before?.map(({ scanId }) => scanId))
  const fresh = scans.filter(({ scanId }) => !known.has(scanId))
  return {
    failed: false,
    fresh: new Set(before ? fresh.map(({ scanId }) => scanId) : []),
    scans: [...fresh, ...(before ?? [])].slice(0, KEPT),
  }
}
