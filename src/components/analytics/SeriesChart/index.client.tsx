'use client'

import React, { lazy } from 'react'

import type { Interval } from '../../../vocabulary/questions.js'

import { type Stats, useView } from '../lib/ViewContext.js'
import { NumbersTable, Panel } from '../Panel/index.client.js'
import { Lazily } from '../Panel/Lazily.client.js'
import { intervalsFor } from './intervalsFor.js'
import { summaryOf } from './summaryOf.js'

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
