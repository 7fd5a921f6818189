'use client'

import React from 'react'

const WIDTH = 96
const HEIGHT = 24

/** A small line without axes; the number beside it is its text. */
export const Sparkline: React.FC<{ values: number[] }> = ({ values }) => {
  const top = Math.max(1, ...values)
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0
  const y = (value: number): number =>
    Math.round((HEIGHT - 2 - (value / top) * (HEIGHT - 4)) * 10) / 10
  const points = values.map((value, index) => `${Math.round(index * step * 10) / 10},${y(value)}`)
  if (values.length === 1) points.push(`${WIDTH},${y(values[0]!)}`)
  return (
    <svg
      aria-hidden="true"
      className="qr-sparkline"
      focusable="false"
      preserveAspectRatio="none"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <path
        className="qr-sparkline__area"
        d={`M0,${HEIGHT}L${points.join('L')}L${WIDTH},${HEIGHT}Z`}
      />
      <path
        className="qr-sparkline__line"
        d={`M${points.join('L')}`}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
