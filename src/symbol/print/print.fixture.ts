import type { Drawing } from '../geometry/types.js'
import type { Box, Page, PageItem, PrintInput } from './types.js'

import { createMatrix } from '../createMatrix.js'
import { completeDesign } from '../design/completeDesign.js'
import { drawSymbol } from '../geometry/drawSymbol.js'

export const drawingOf = (content: string): Drawing =>
  drawSymbol(createMatrix(content), completeDesign())

export const inputOf = (content: string, texts: Omit<PrintInput, 'symbol'> = {}): PrintInput => ({
  ...texts,
  symbol: drawingOf(content),
})

/** What an item covers, corners of its curves included. */
export function boundsOf(item: PageItem): Box[] {
  switch (item.kind) {
    case 'line': {
      const [x, y] = [Math.min(item.from[0], item.to[0]), Math.min(item.from[1], item.to[1])]
      const [width, height] = [item.from[0] + item.to[0] - 2 * x, item.from[1] + item.to[1] - 2 * y]
      return [{ height, width, x, y }]
    }
    case 'path': {
      const numbers = (item.d.match(/-?[\d.]+/g) ?? []).map(Number)
      if (numbers.length === 0) return []
      const [xs, ys] = [0, 1].map((axis) => numbers.filter((_, at) => at % 2 === axis))
      const [x, y] = [Math.min(...xs!), Math.min(...ys!)]
      const { scale, ...at } = item.place ?? { scale: 1, x: 0, y: 0 }
      const [width, height] = [Math.max(...xs!) - x, Math.max(...ys!) - y]
      const [left, top] = [at.x + x * scale, at.y + y * scale]
      return [{ height: height * scale, width: width * scale, x: left, y: top }]
    }
    case 'turned':
      return item.items.flatMap(boundsOf)
    default:
      return [item]
  }
}

const SLACK = 0.01

export const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - SLACK &&
  inner.y >= outer.y - SLACK &&
  inner.x + inner.width <= outer.x + outer.width + SLACK &&
  inner.y + inner.height <= outer.y + outer.height + SLACK

export const symbolsOf = (page: Page): Extract<PageItem, { kind: 'symbol' }>[] =>
  page.items
    .flatMap((item) => (item.kind === 'turned' ? item.items : [item]))
    .filter((item) => item.kind === 'symbol')
