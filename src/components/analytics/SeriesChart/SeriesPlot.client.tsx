'use client'

import React from 'react'

import type { Interval, Series, SeriesPoint } from '../../../vocabulary/questions.js'
import type { Format } from '../lib/createFormat.js'

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from './recharts.js'

type Props = {
  before: null | SeriesPoint[]
  format: Format
  series: Series
  /** What a point is called, "so far" where it is still running. */
  soFar: (label: string, index: number) => string
  titleBefore: string
}

type Row = {
  before: null | number
  beforeLabel: null | string
  /** Alone in being unlike those of all others: a clock may show an hour twice. */
  index: number
  label: string
  /** `null` where it is still to come. */
  scans: null | number
  /** The same, once it is over. */
  whole: null | number
}

/** The line ends where the clock is: what is to come is no fall to nothing. */
function rowsOf({ begun, over, points }: Series, before: null | SeriesPoint[]): Row[] {
  return points.map(({ label, scans }, index) => ({
    before: before?.[index]?.scans ?? null,
    beforeLabel: before?.[index]?.label ?? null,
    index,
    label,
    scans: index < begun ? scans : null,
    whole: index < over ? scans : null,
  }))
}

/** The picture itself. It is hidden from screen readers: text and table say the same. */
export const SeriesPlot: React.FC<Props> = ({ before, format, series, soFar, titleBefore }) => {
  const { begun, interval, over, points } = series
  const rows = rowsOf(series, before)
  const running = begun > over ? points[over]?.scans : undefined
  const many = interval === 'hour' && points.length > 26
  return (
    <ResponsiveContainer height="100%" width="100%">
      <ComposedChart
        accessibilityLayer={false}
        data={rows}
        margin={{ bottom: 0, left: 0, right: 8, top: 8 }}
      >
        <defs>
          <linearGradient id="qr-series-fill" x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" stopColor="var(--qr-chart-main)" stopOpacity={0.32} />
            <stop offset="1" stopColor="var(--qr-chart-main)" stopOpacity={0.02} />
          </linearGradient>
        </defs>
        <CartesianGrid stroke="var(--qr-chart-grid)" vertical={false} />
        <XAxis
          axisLine={{ stroke: 'var(--qr-chart-grid)' }}
          dataKey="index"
          minTickGap={28}
          tick={TICK}
          tickFormatter={(index: number) => format.bucket(points[index]!.label, interval, many)}
          tickLine={false}
        />
        <YAxis
          allowDecimals={false}
          axisLine={false}
          tick={TICK}
          tickFormatter={(value: number) => format.short(value)}
          tickLine={false}
          width={44}
        />
        <Tooltip
          content={({ active, payload }) => {
            const row = active ? (payload?.[0]?.payload as Row | undefined) : undefined
            return row ? <Bubble {...{ format, interval, row, soFar, titleBefore }} /> : null
          }}
          cursor={{ stroke: 'var(--qr-chart-muted)', strokeDasharray: '2 3' }}
        />
        {before && (
          <Line
            dataKey="before"
            dot={false}
            isAnimationActive={false}
            stroke="var(--qr-chart-second)"
            strokeDasharray="5 4"
            strokeWidth={1.75}
            type="monotone"
          />
        )}
        <Area
          activeDot={{ r: 4, stroke: 'var(--theme-bg)', strokeWidth: 2 }}
          dataKey="whole"
          fill="url(#qr-series-fill)"
          isAnimationActive={false}
          stroke="var(--qr-chart-main)"
          strokeWidth={2.25}
          type="monotone"
        />
        {running !== undefined && over > 0 && (
          <ReferenceLine
            ifOverflow="extendDomain"
            segment={[
              { x: over - 1, y: points[over - 1]!.scans },
              { x: over, y: running },
            ]}
            stroke="var(--qr-chart-main)"
            strokeDasharray="2 4"
            strokeLinecap="round"
            strokeWidth={2.25}
          />
        )}
        {running !== undefined && (
          <ReferenceDot
            fill="var(--qr-chart-main)"
            ifOverflow="extendDomain"
            r={3}
            stroke="none"
            x={over}
            y={running}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

const TICK = { fill: 'var(--qr-chart-text)', fontSize: 12 }

type BubbleProps = { interval: Interval; row: Row } & Omit<Props, 'before' | 'series'>

const Bubble: React.FC<BubbleProps> = ({ format, interval, row, soFar, titleBefore }) => (
  <div className="qr-bubble">
    {row.scans !== null && (
      <p className="qr-bubble__main">
        <i /> {soFar(row.label, row.index)}
        <strong>{format.number(row.scans)}</strong>
      </p>
    )}
    {row.before !== null && row.beforeLabel !== null && (
      <p className="qr-bubble__before" title={titleBefore}>
        <i /> {format.bucket(row.beforeLabel, interval, true)}
        <strong>{format.number(row.before)}</strong>
      </p>
    )}
  </div>
)
