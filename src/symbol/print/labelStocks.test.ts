import { expect, it } from 'vitest'

import type { LabelStock } from './labelStocks.js'

import { LABEL_STOCKS } from './labelStocks.js'
import { PAPER } from './paper.js'

it('adds up to the paper: margins, labels and gutters, the same from both sides', () => {
  for (const [name, stock] of Object.entries<LabelStock>(LABEL_STOCKS)) {
    const { columns, height, left, pitchX, pitchY, rows, sheet, top, width } = stock
    const { heightMM, widthMM } = PAPER[sheet]
    expect(2 * left + (columns - 1) * pitchX + width, name).toBeCloseTo(widthMM, 1)
    expect(2 * top + (rows - 1) * pitchY + height, name).toBeCloseTo(heightMM, 1)
    expect(pitchX, name).toBeGreaterThanOrEqual(columns > 1 ? width : 0)
    expect(pitchY, name).toBeGreaterThanOrEqual(height)
  }
})
