'use client'

import React, { lazy } from 'react'

import type { Interval } from '../../../vocabulary/questions.js'
import type { Format } from '../lib/createFormat.js'
import type { Text } from '../lib/useText.js'

import { type Stats, useView } from '../lib/ViewContext.js'
import { Lazily, NumbersTable, Panel } from '../Panel/index.client.js'
import { SavePicture } from '../SavePicture/index.client.js'

// recharts alone is most of the code of these views; the numbers above it need not wait for it.
const SeriesPlot = lazy(async () => ({
  default: (await import('./SeriesPlot.client.js')).SeriesPlot,
}))

/** Scans over time, with the comparison as a second line. */
export const SeriesChart: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { format, set, state, text, tz } = useView()
  const { comparison, range, series } = stats
  const { begun, interval, over, points } = series
  const before = comparison?.series.points
  const long = (label: string) => format.bucket(label, interval, true)
  const head = [text('statsTime'), text('statsScans')]
  if (before) head.push(text('statsComparison'))
  const compared = state.compare === 'none' ? '' : text(`statsCompare_${state.compare}`)
  const soFar = (label: string, index: number) =>
    index < over ? long(label) : text('statsSoFar', { time: long(label) })
  return (
    <Panel
      actions={
        <>
          <label className="qr-field qr-field--inline">
            <span className="qr-stats-hidden">{text('statsInterval')}</span>
            <select
              onChange={({ target }) => set({ interval: target.value as Interval })}
              value={interval}
            >
              {intervalsFor(range.days).map((one) => (
                <option key={one} value={one}>
                  {text(`statsInterval_${one}`)}
                </option>
              ))}
            </select>
          </label>
          <SavePicture name="scans-over-time" title={text('statsOverTime')} />
        </>
      }
      className="qr-card--wide"
      summary={summaryOf(stats, { format, text, tz })}
      title={text('statsOverTime')}
    >
      {before && (
        <p aria-hidden="true" className="qr-key">
          <span>
            <i /> {text('statsScans')}
          </span>
          <span className="qr-key__before">
            <i /> {compared}
          </span>
        </p>
      )}
      <div aria-hidden="true" className="qr-series">
        <Lazily failed={text('statsPanelFailed')} waiting={<div className="qr-series__wait" />}>
          <SeriesPlot
            before={before ?? null}
            format={format}
            series={series}
            soFar={soFar}
            titleBefore={compared}
          />
        </Lazily>
      </div>
      <NumbersTable
        caption={text('statsOverTime')}
        head={head}
        label={text('statsAsTable')}
        rows={points
          .slice(0, begun)
          .map(({ label, scans }, index) => [
            soFar(label, index),
            format.number(scans),
            ...(before ? [before[index] ? format.number(before[index].scans) : '–'] : []),
          ])}
      />
    </Panel>
  )
}

/** Widths worth offering for a range: no single bucket, and hours for at most 62 days as the server takes them. */
function intervalsFor(days: number): Interval[] {
  const fitting: Interval[] = []
  if (days <= 62) fitting.push('hour')
  if (days >= 2 && days <= 800) fitting.push('day')
  if (days >= 8) fitting.push('week')
  if (days >= 32) fitting.push('month')
  return fitting
}

type Words = { format: Format; text: Text; tz: string }

/** What the chart says, in sentences. */
function summaryOf(stats: Stats, { format, text, tz }: Words): string {
  const { range, series } = stats
  const { interval, points } = series
  const best = points.reduce((top, one) => (one.scans > top.scans ? one : top), points[0]!)
  const sentences = [
    text('statsSeriesSummary', {
      number: format.number(stats.scans),
      range: format.range(range.from, range.to),
    }),
    stats.change?.scans
      ? text(stats.change.scans > 0 ? 'statsSeriesMore' : 'statsSeriesLess', {
          change: format.percent(Math.abs(stats.change.scans)),
        })
      : '',
    best?.scans
      ? text('statsSeriesBest', {
          number: format.number(best.scans),
          time: format.bucket(best.label, interval, true),
        })
      : '',
    stats.first_scan_at && stats.last_scan_at
      ? text('statsFirstLast', {
          first: format.instant(stats.first_scan_at, tz),
          last: format.instant(stats.last_scan_at, tz),
        })
      : '',
  ]
  return sentences.filter(Boolean).join(' ')
}
