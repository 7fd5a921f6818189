import React from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'

import { Sparkline } from './index.client.js'

/** Points of the paths: what is over, what is running and the area below both. */
function drawn(values: number[], begun: number, over: number) {
  const svg = renderToStaticMarkup(<Sparkline series={{ begun, over }} values={values} />)
  const pointsOf = (name: string) => {
    const path = new RegExp(`class="[^"]*${name}" d="M([^"]*)"`).exec(svg)?.[1]
    return path?.split('L').map((point) => Number(point.split(',')[0])) ?? []
  }
  return {
    area: pointsOf('__area'),
    over: pointsOf('__line'),
    running: pointsOf('__line--running'),
  }
}

describe('the line of a running period', () => {
  it('ends where the clock is, its last way apart', () => {
    expect(drawn([4, 2, 1, 0, 0], 3, 2)).toEqual({
      area: [0, 0, 24, 48, 48],
      over: [0, 24],
      running: [24, 48],
    })
  })

  it('is whole once it is over', () => {
    expect(drawn([4, 2, 1], 3, 3)).toMatchObject({ over: [0, 48, 96], running: [] })
  })

  it('is a dot in its first bucket, and flat where that is all there is', () => {
    expect(drawn([4, 0, 0], 1, 0)).toMatchObject({ over: [], running: [0, 0] })
    expect(drawn([4], 1, 0)).toMatchObject({ over: [], running: [0, 96] })
    expect(drawn([4], 1, 1)).toMatchObject({ over: [0, 96], running: [] })
  })

  it('is not there before it begins', () => {
    expect(drawn([0, 0], 0, 0)).toEqual({ area: [], over: [], running: [] })
  })
})
