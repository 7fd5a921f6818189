'use client'

import { Link } from '@payloadcms/ui'
import React from 'react'

import type { AnalyticsProps, WidgetKind } from '../lib/analyticsProps.js'

import { ChangePill } from '../Figures/index.client.js'
import { useAnswer } from '../lib/useAnswer.js'
import { type Stats, useView } from '../lib/ViewContext.js'
import { LatestScans } from '../LiveFeed/index.client.js'
import { PlaceCredits } from '../PlaceCredits/index.client.js'
import { Skeleton } from '../Skeleton/index.client.js'
import { Sparkline } from '../Sparkline/index.client.js'
import { CodeTable } from '../TopCodes/index.client.js'
import { ViewFrame } from '../ViewFrame/index.client.js'

/** One of the widgets of the dashboard: thirty days of everything, for the reader's own codes. */
const Widget: React.FC = () => {
  const { kind, slugs, text } = useView()
  const title = {
    latest: text('statsWidgetLatest'),
    scans: text('statsWidgetScans'),
    topCodes: text('statsWidgetTopCodes'),
  }[kind as WidgetKind]
  return (
    <>
      <div className="qr-card__head">
        <h3>{title}</h3>
        <Overview />
      </div>
      {kind === 'latest' ? <LatestScans paused={false} /> : <Numbers />}
      {kind === 'latest' && <PlaceCredits scans={slugs.scans} />}
    </>
  )
}

const Overview: React.FC = () => {
  const { admin, overview, text } = useView()
  return (
    <Link className="qr-link" href={admin(overview)} prefetch={false}>
      {text('statsOpen')}
    </Link>
  )
}

const Numbers: React.FC = () => {
  const { api, kind, slugs, text, tz } = useView()
  const params = new URLSearchParams({ compare: 'previous', detail: '1', range: '30d', tz })
  const { data, error, reload } = useAnswer<Stats>(api(`/${slugs.scans}/stats?${params}`))
  if (error) {
    return (
      <p className="qr-card__none" role="alert">
        {text('statsPanelFailed')}{' '}
        <button className="qr-link" onClick={reload} type="button">
          {text('statsTryAgain')}
        </button>
      </p>
    )
  }
  if (!data) return <Skeleton kind={kind} text={text('statsLoading')} />
  if (data.total === 0 && data.scans === 0) {
    return <p className="qr-card__none">{text('statsNeverHint')}</p>
  }
  return kind === 'topCodes' ? <CodeTable most={7} stats={data} /> : <Short stats={data} />
}

const Short: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { format, text } = useView()
  return (
    <div className="qr-widget">
      <dl>
        <div>
          <dt>{text('statsScansByPeople')}</dt>
          <dd>
            <strong>{format.number(stats.scans)}</strong>{' '}
            <ChangePill change={stats.change?.scans} />
          </dd>
        </div>
        <div>
          <dt>{text('statsVisitors')}</dt>
          <dd>
            <strong>{format.number(stats.unique_visitors)}</strong>{' '}
            <ChangePill change={stats.change?.visitors} />
          </dd>
        </div>
        {Boolean(stats.turned_away) && (
          <div>
            <dt>{text('statsTurnedAway')}</dt>
            <dd>
              <strong>{format.number(stats.turned_away!)}</strong>
            </dd>
          </div>
        )}
        <div>
          <dt>{text('statsLast7')}</dt>
          <dd>
            <strong>{format.number(stats.last_7_days)}</strong>
          </dd>
        </div>
      </dl>
      <Sparkline series={stats.series} values={stats.series.points.map(({ scans }) => scans)} />
    </div>
  )
}

/** Without what only the whole view needs. */
export const WidgetScreen: React.FC<AnalyticsProps> = (props) => (
  <ViewFrame {...props}>
    <Widget />
  </ViewFrame>
)
