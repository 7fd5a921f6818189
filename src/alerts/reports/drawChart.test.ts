import sharp from 'sharp'
import { expect, it } from 'vitest'

import { CHART, chartSVG, drawChart, niceTop } from './drawChart.js'

const week = {
  before: [3, 0, 4, 8, 9, 2, 1],
  days: [1, 2, 3, 4, 5, 6, 10],
  labels: ['Пн', 'Di', 'mié.', '', '', '', 'So'],
  scaleText: String,
}

it('a PNG of twice the pixels, white behind, bars as tall as their day', async () => {
  const png = await drawChart(week)
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([CHART.width * 2, CHART.height * 2])
  const colourAt = (x: number, y: number) => {
    const at = (Math.round(y * 2) * info.width + Math.round(x * 2)) * info.channels
    return [...data.subarray(at, at + 3)].map((one) => Math.round(one / 8))
  }
  const white = [255, 255, 255].map((one) => Math.round(one / 8))
  const step = (CHART.width - 44) / 7
  const middle = (day: number) => 44 + step * (day + 0.5)
  expect(colourAt(middle(0), 30)).toEqual(white)
  // the last day is as tall as the scale
  expect(colourAt(middle(6), 30)).not.toEqual(white)
  expect(png.length).toBeLessThan(20_000)
})

it('texts need no font, in any of our languages, and nothing is drawn of nothing', async () => {
  const svg = await chartSVG({ ...week, before: [], days: Array(31).fill(0) as number[] })
  expect(svg).not.toContain('<text')
  expect(svg).not.toContain('#2f5fd0')
  expect(svg.match(/fill-rule/g)).toHaveLength(6)
})

it('the scale ends at a round number', () => {
  expect([1, 2, 3, 7, 10, 11, 240, 999].map(niceTop)).toEqual([1, 2, 5, 10, 10, 20, 500, 1000])
})
