'use client'

import React from 'react'

import type { ComparedCode } from '../../../analytics/compareCodes.js'
import type { Format } from '../lib/createFormat.js'

import { axes } from '../SeriesChart/axes.js'
import { Bar, ComposedChart, Line, ResponsiveContainer, Tooltip } from '../SeriesChart/recharts.js'

type Props = {
  codes: readonly ComparedCode[]
  format: Format
  nameOf: (code: ComparedCode) => string
}

/** Bars beyond that are too thin to be told apart. */
const MOST_BARS = 80
/** Lines differ in more than their colour. */
const DASHES = ['', '8 3', '2 3', '8 3 2 3', '12 4'] as const

const colourOf = (at: number): string => `var(--qr-code-${at + 1})`

/** Bars where they are few and count days, weeks or months; else lines, straight from point to point. */
export const ComparePlot: React.FC<Props> = ({ codes, format, nameOf }) => {
  const { begun, interval, points } = codes[0]!.series
  const isBars = interval !== 'hour' && points.length * codes.length <= MOST_BARS
  const rows = points.map((_, index) => ({
    index,
    ...Object.fromEntries(
      codes.map(({ series }, at) => [
        `code${at}`,
        index < begun ? (series.points[index]?.scans ?? 0) : null,
      ]),
    ),
  }))
  return (
    <ResponsiveContainer height="100%" width="100%">
      <ComposedChart
        accessibilityLayer={false}
        barCategoryGap="18%"
        barGap={1}
        data={rows}
        margin={{ bottom: 0, left: 0, right: 8, top: 8 }}
      >
        {axes(format, codes[0]!.series)}
        <Tooltip
          content={({ active, payload }) => {
            const row = active
              ? (payload?.[0]?.payload as { index: number } | undefined)
              : undefined
            return row ? <Bubble {...{ codes, format, index: row.index, nameOf }} /> : null
          }}
          cursor={{ fill: 'var(--qr-chart-grid)', opacity: 0.5, stroke: 'var(--qr-chart-muted)' }}
        />
        {codes.map(({ id }, at) =>
          isBars ? (
            <Bar dataKey={`code${at}`} fill={colourOf(at)} isAnimationActive={false} key={id} />
          ) : (
            <Line
              dataKey={`code${at}`}
              dot={false}
              isAnimationActive={false}
              key={id}
              stroke={colourOf(at)}
              strokeDasharray={DASHES[at]}
              strokeWidth={2}
              type="linear"
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

const Bubble: React.FC<{ index: number } & Props> = ({ codes, format, index, nameOf }) => {
  const { interval, points } = codes[0]!.series
  return (
    <div className="qr-bubble">
      <p>{format.bucket(points[index]!.label, interval, true)}</p>
      {codes.map((one, at) => (
        <p key={one.id}>
          <i style={{ borderColor: colourOf(at) }} /> {nameOf(one)}
          <strong>{format.number(one.series.points[index]?.scans ?? 0)}</strong>
        </p>
      ))}
    </div>
  )
}
