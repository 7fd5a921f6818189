import React from 'react'

import type { Series } from '../../../vocabulary/questions.js'
import type { Format } from '../lib/createFormat.js'

import { CartesianGrid, XAxis, YAxis } from './recharts.js'

const TICK = { fill: 'var(--qr-chart-text)', fontSize: 12 }

/** Grid and axes of counts over time; rows of the data have the `index` of their point. */
export const axes = (format: Format, { interval, points }: Series): React.ReactElement[] => {
  const many = interval === 'hour' && points.length > 26
  return [
    <CartesianGrid key="grid" stroke="var(--qr-chart-grid)" vertical={false} />,
    <XAxis
      axisLine={{ stroke: 'var(--qr-chart-grid)' }}
      dataKey="index"
      key="x"
      minTickGap={28}
      tick={TICK}
      tickFormatter={(index: number) => format.bucket(points[index]!.label, interval, many)}
      tickLine={false}
    />,
    <YAxis
      allowDecimals={false}
      axisLine={false}
      key="y"
      tick={TICK}
      tickFormatter={(value: number) => format.short(value)}
      tickLine={false}
      width={44}
    />,
  ]
}
