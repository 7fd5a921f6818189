'use client'

import React from 'react'

import type { Interval } from '../../../analytics/types.js'
import type { Format } from '../lib/createFormat.js'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from './recharts.js'

type Point = { label: string; scans: number }

type Props = {
  before: null | Point[]
  format: Format
  interval: Interval
  points: Point[]
  texts: { before: string; scans: string }
}

type Row = { before: null | number; beforeLabel: null | string; label: string; scans: number }

/** The picture itself. It is hidden from screen readers: text and table say the same. */
export const SeriesPlot: React.FC<Props> = ({ before, format, interval, points, texts }) => {
  const rows: Row[] = points.map(({ label, scans }, index) => ({
    before: before?.[index]?.scans ?? null,
    beforeLabel: before?.[index]?.label ?? null,
    label,
    scans,
  }))
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
          dataKey="label"
          minTickGap={28}
          tick={TICK}
          tickFormatter={(label: string) => format.bucket(label, interval, many)}
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
            return row ? <Bubble {...{ format, interval, row, texts }} /> : null
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
          dataKey="scans"
          fill="url(#qr-series-fill)"
          isAnimationActive={false}
          stroke="var(--qr-chart-main)"
          strokeWidth={2.25}
          type="monotone"
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

const TICK = { fill: 'var(--qr-chart-text)', fontSize: 12 }

const Bubble: React.FC<Pick<Props, 'format' | 'interval' | 'texts'> & { row: Row }> = ({
  format,
  interval,
  row,
  texts,
}) => (
  <div className="qr-bubble">
    <p className="qr-bubble__main">
      <i /> {format.bucket(row.label, interval, true)}
      <strong>{format.number(row.scans)}</strong>
    </p>
    {row.before !== null && row.beforeLabel !== null && (
      <p className="qr-bubble__before" title={texts.before}>
        <i /> {format.bucket(row.beforeLabel, interval, true)}
        <strong>{format.number(row.before)}</strong>
      </p>
    )}
  </div>
)
