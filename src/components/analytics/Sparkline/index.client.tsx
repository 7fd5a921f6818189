'use client'

import React from 'react'

import type { Series } from '../../../vocabulary/questions.js'

const WIDTH = 96
const HEIGHT = 24

type Props = {
  /** Whose buckets the values are of: what is to come is not drawn, what is running is dashed. */
  series: Pick<Series, 'begun' | 'over'>
  values: number[]
}

/** A small line without axes; the number beside it is its text. */
export const Sparkline: React.FC<Props> = ({ series, values }) => {
  // One bucket alone is a flat line.
  const times = values.length === 1 ? 2 : 1
  const begun = series.begun * times
  const over = series.over * times
  const ends = times === 2 ? [...values, ...values] : values
  const top = Math.max(1, ...values)
  const step = WIDTH / Math.max(1, ends.length - 1)
  const x = (index: number): number => Math.round(index * step * 10) / 10
  const y = (value: number): number =>
    Math.round((HEIGHT - 2 - (value / top) * (HEIGHT - 4)) * 10) / 10
  const points = ends.slice(0, begun).map((value, index) => `${x(index)},${y(value)}`)
  const running = begun > over ? points.slice(Math.max(0, over - 1)) : []
  // A bucket that runs before any is over is a dot.
  if (running.length === 1) running.push(running[0]!)
  return (
    <svg
      aria-hidden="true"
      className="qr-sparkline"
      focusable="false"
      preserveAspectRatio="none"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {points.length > 0 && (
        <path
          className="qr-sparkline__area"
          d={`M0,${HEIGHT}L${points.join('L')}L${x(points.length - 1)},${HEIGHT}Z`}
        />
      )}
      <Stroke points={points.slice(0, over)} />
      <Stroke modifier="running" points={running} />
    </svg>
  )
}

const Stroke: React.FC<{ modifier?: string; points: string[] }> = ({ modifier, points }) =>
  points.length > 0 && (
    <path
      className={`qr-sparkline__line${modifier ? ` qr-sparkline__line--${modifier}` : ''}`}
      d={`M${points.join('L')}`}
      vectorEffect="non-scaling-stroke"
    />
  )
