'use client'

import { SetStepNav } from '@payloadcms/ui'
import React, { lazy, useMemo } from 'react'

import { BreakdownPanel } from '../BreakdownPanel/index.client.js'
import { Failed, NoScans } from '../Empty/index.client.js'
import { ExportMenu } from '../ExportMenu/index.client.js'
import { Figures } from '../Figures/index.client.js'
import { Heatmap } from '../Heatmap/index.client.js'
import { statsParams } from '../lib/statsParams.js'
import { useAnswer } from '../lib/useAnswer.js'
import { type Stats, useView } from '../lib/ViewContext.js'
import { LiveFeed } from '../LiveFeed/index.client.js'
import { Lazily } from '../Panel/index.client.js'
import { PlaceCredits } from '../PlaceCredits/index.client.js'
import { Placements } from '../Placements/index.client.js'
import { PrintButton } from '../PrintButton/index.client.js'
import { Sales, SalesFigures, useSales } from '../Sales/index.client.js'
import { SeriesChart } from '../SeriesChart/index.client.js'
import { Skeleton } from '../Skeleton/index.client.js'
import { Toolbar } from '../Toolbar/index.client.js'
import { TopCodes } from '../TopCodes/index.client.js'
import { WorldMap } from '../WorldMap/index.client.js'

// Few compare: their script is not every widget's.
const CompareCodes = lazy(async () => ({
  default: (await import('../CompareCodes/index.client.js')).CompareCodes,
}))

/** The overview, and the tab of a code or campaign. */
export const Dashboard: React.FC = () => {
  const { canExport, document: doc, format, kind, text, tz } = useView()
  const { data, error, loading, reload } = useStats()
  const sold = useSales()
  const Title = kind === 'overview' ? 'h1' : 'h2'
  return (
    <>
      <Trail />
      <div className="qr-stats__head">
        <div>
          <Title>
            {kind === 'overview'
              ? text('statsTitle')
              : text('statsOf', { title: doc?.title ?? '' })}
          </Title>
          <p>
            {data && `${format.range(data.range.from, data.range.to)} · `}
            {text('statsTimeZone', { tz: tz.replaceAll('_', ' ') })}
          </p>
        </div>
        <div className="qr-stats__actions">
          {canExport && data && data.scans > 0 && <ExportMenu scans={data.scans} />}
          <PrintButton />
        </div>
      </div>
      <Toolbar stats={data} />
      {error && <Failed error={error} reload={reload} />}
      {!error && !data && <Skeleton kind={kind} text={text('statsLoading')} />}
      {!error && data && (
        <div
          aria-busy={loading}
          className={`qr-stats__panels${loading ? ' qr-stats__panels--old' : ''}`}
        >
          {data.stand_in && <StoodIn why={data.stand_in} />}
          <Comparison />
          {data.scans > 0 || loading ? (
            <Panels sold={sold} stats={data} />
          ) : (
            <>
              <NoScans ever={data.total > 0} />
              {/* people buy days after they scanned */}
              <SalesFigures sold={sold} />
            </>
          )}
          <Sales sold={sold} stats={data} />
        </div>
      )}
      <p aria-live="polite" className="qr-stats-hidden">
        {loading
          ? text('statsLoading')
          : data
            ? text('statsReady', { number: format.number(data.scans) })
            : ''}
      </p>
    </>
  )
}

function useStats() {
  const { api, fixed, slugs, state, tz } = useView()
  const params = statsParams(state, { fixed, tz })
  params.set('detail', '1')
  if (state.compare !== 'none') params.set('compare', state.compare)
  if (state.interval) params.set('interval', state.interval)
  return useAnswer<Stats>(api(`/${slugs.scans}/stats?${params}`))
}

const STAND_IN = {
  away: 'statsEngineAway',
  behind: 'statsEngineBehind',
  partial: 'statsEnginePartial',
} as const

/** Says that the numbers come from elsewhere than they should, and why. */
const StoodIn: React.FC<{ why: keyof typeof STAND_IN }> = ({ why }) => {
  const { text } = useView()
  return (
    <p className="qr-stats-notice" role="status">
      {text(STAND_IN[why])}
    </p>
  )
}

const Panels: React.FC<{ sold: ReturnType<typeof useSales>; stats: Stats }> = ({ sold, stats }) => {
  const { kind, slugs } = useView()
  return (
    <>
      <Figures stats={stats} />
      <SalesFigures sold={sold} />
      <SeriesChart stats={stats} />
      <LiveFeed />
      <WorldMap stats={stats} />
      <BreakdownPanel className="qr-card--places" group="places" stats={stats} />
      <BreakdownPanel className="qr-card--places" group="devices" stats={stats} />
      {kind !== 'code' && <TopCodes stats={stats} />}
      <Heatmap heatmap={stats.heatmap} />
      <BreakdownPanel className="qr-card--half" group="sources" stats={stats} />
      <BreakdownPanel className="qr-card--half" group="outcomes" stats={stats} />
      {kind !== 'code' && stats.placements.distinct > 0 && <Placements {...stats.placements} />}
      <PlaceCredits scans={slugs.scans} />
    </>
  )
}

/** The way back, above the page. The tab names itself; a third step is too wide for a phone. */
const Trail: React.FC = () => {
  const { admin, document: doc, kind, slugs, text } = useView()
  const nav = useMemo(() => {
    if (kind === 'overview') return [{ label: text('statsTitle') }]
    const slug = kind === 'code' ? slugs.codes : slugs.campaigns
    return [
      { label: text(kind === 'code' ? 'codes' : 'campaigns'), url: admin(`/collections/${slug}`) },
      { label: doc?.title || String(doc?.id ?? '') },
    ]
  }, [admin, doc?.id, doc?.title, kind, slugs.campaigns, slugs.codes, text])
  return <SetStepNav nav={nav} />
}

const Comparison: React.FC = () => {
  const { fixed, state, text } = useView()
  if (fixed.code !== undefined || state.compareCodes.length === 0) return null
  return (
    <Lazily
      failed={text('statsPanelFailed')}
      waiting={<div aria-busy className="qr-series__wait" />}
    >
      <CompareCodes />
    </Lazily>
  )
}
