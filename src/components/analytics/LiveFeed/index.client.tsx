'use client'

import { Link } from '@payloadcms/ui'
import React, { useState } from 'react'

import type { LatestScan } from '../../../vocabulary/questions.js'

import { deviceText } from '../lib/breakdowns.js'
import { filterParams } from '../lib/statsParams.js'
import { useLatest } from '../lib/useLatest.js'
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
