'use client'

import React from 'react'

import type { Interval, Series, SeriesPoint } from '../../../vocabulary/questions.js'
import type { Format } from '../lib/createFormat.js'

import { axes } from './axes.js'
import {
  Area,
  Bar,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
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
  /** What has begun and is not over. */
  running: null | number
  /** `null` where it is still to come. */
  scans: null | number
  /** The same, once it is over. */
  whole: null | number
}

/** It ends where the clock is: what is to come is no fall to nothing. */
function rowsOf({ begun, over, points }: Series, before: null | SeriesPoint[]): Row[] {
  return points.map(({ label, scans }, index) => ({
    before: before?.[index]?.scans ?? null,
    beforeLabel: before?.[index]?.label ?? null,
    index,
    label,
    running: index >= over && index < begun ? scans : null,
    scans: index < begun ? scans : null,
    whole: index < over ? scans : null,
  }))
}

/**
 * The picture itself: a bar for what is counted by days, weeks or months, a line for hours, of which there
 * are many. It is hidden from screen readers: text and table say the same.
 */
export const SeriesPlot: React.FC<Props> = ({ before, format, series, soFar, titleBefore }) => {
  const { interval } = series
  const rows = rowsOf(series, before)
  return (
    <ResponsiveContainer height="100%" width="100%">
      <ComposedChart
        accessibilityLayer={false}
        barCategoryGap={rows.length > 60 ? 0 : '18%'}
        barGap={0}
        data={rows}
        margin={{ bottom: 0, left: 0, right: 8, top: 8 }}
      >
        <defs>
          <linearGradient id="qr-series-fill" x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" stopColor="var(--qr-chart-main)" stopOpacity={0.32} />
            <stop offset="1" stopColor="var(--qr-chart-main)" stopOpacity={0.02} />
          </linearGradient>
          <pattern
            height="6"
            id="qr-series-hatch"
            patternTransform="rotate(45)"
            patternUnits="userSpaceOnUse"
            width="6"
          >
            <rect fill="var(--qr-chart-main)" height="6" opacity={0.18} width="6" />
            <rect fill="var(--qr-chart-main)" height="6" width="3" />
          </pattern>
        </defs>
        {axes(format, series)}
        <Tooltip
          content={({ active, payload }) => {
            const row = active ? (payload?.[0]?.payload as Row | undefined) : undefined
            return row ? <Bubble {...{ format, interval, row, soFar, titleBefore }} /> : null
          }}
          cursor={
            interval === 'hour'
              ? { stroke: 'var(--qr-chart-muted)', strokeDasharray: '2 3' }
              : { fill: 'var(--qr-chart-grid)', opacity: 0.5 }
          }
        />
        {interval === 'hour'
          ? hourLines(series, before !== null)
          : bars(rows.length, before !== null)}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** What is compared with stands to the left, as it came before; what still runs is hatched. */
const bars = (count: number, compared: boolean) => {
  const radius: [number, number, number, number] = count > 60 ? [0, 0, 0, 0] : [2, 2, 0, 0]
  const main = { isAnimationActive: false, radius, stackId: 'scans' }
  return [
    compared && (
      <Bar
        dataKey="before"
        fill="var(--qr-chart-second)"
        fillOpacity={0.45}
        isAnimationActive={false}
        key="before"
        radius={radius}
      />
    ),
    <Bar dataKey="whole" fill="var(--qr-chart-main)" key="whole" {...main} />,
    <Bar dataKey="running" fill="url(#qr-series-hatch)" key="running" {...main} />,
  ]
}

/** Straight from point to point: a curve would show scans that nobody made. */
function hourLines({ begun, over, points }: Series, compared: boolean) {
  const running = begun > over ? points[over]?.scans : undefined
  return [
    compared && (
      <Line
        dataKey="before"
        dot={false}
        isAnimationActive={false}
        key="before"
        stroke="var(--qr-chart-second)"
        strokeDasharray="5 4"
        strokeWidth={1.75}
        type="linear"
      />
    ),
    <Area
      activeDot={{ r: 4, stroke: 'var(--theme-bg)', strokeWidth: 2 }}
      dataKey="whole"
      fill="url(#qr-series-fill)"
      isAnimationActive={false}
      key="whole"
      stroke="var(--qr-chart-main)"
      strokeWidth={2.25}
      type="linear"
    />,
    running !== undefined && over > 0 && (
      <ReferenceLine
        ifOverflow="extendDomain"
        key="running"
        segment={[
          { x: over - 1, y: points[over - 1]!.scans },
          { x: over, y: running },
        ]}
        stroke="var(--qr-chart-main)"
        strokeDasharray="2 4"
        strokeLinecap="round"
        strokeWidth={2.25}
      />
    ),
    running !== undefined && (
      <ReferenceDot
        fill="var(--qr-chart-main)"
        ifOverflow="extendDomain"
        key="now"
        r={3}
        stroke="none"
        x={over}
        y={running}
      />
    ),
  ]
}

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
