import type { LabelStock } from './labelStocks.js'
import type { Box, PageItem, SheetTemplate, TemplateLabel } from './types.js'

import { PAPER, type Paper } from './paper.js'

/** Printers and cutters are off by as much: nothing lies nearer to the edge of a label. */
const INSET = 2
const HAIRLINE = 0.15

type Grid = Omit<LabelStock, 'sheet'>

/** Places on a page from the top left, row by row. */
export function placesOf({ columns, height, left, pitchX, pitchY, rows, top, width }: Grid): Box[] {
  return Array.from({ length: rows * columns }, (_, at) => ({
    height,
    width,
    x: left + (at % columns) * pitchX,
    y: top + Math.floor(at / columns) * pitchY,
  }))
}

/** A sheet of bought labels or cards, already cut. */
export function stockTemplate(stock: LabelStock, label: TemplateLabel): SheetTemplate {
  return {
    draw: (input, tools, place) => tools.arrange(inset(place, INSET), input),
    kind: 'sheet',
    label,
    places: placesOf(stock),
    ...PAPER[stock.sheet],
  }
}

/** Cards or tickets on plain card, with marks to cut by in the margin. */
export function cutTemplate(
  paper: Paper,
  { columns, height, rows, width }: Pick<Grid, 'columns' | 'height' | 'rows' | 'width'>,
  label: TemplateLabel,
): SheetTemplate {
  const { heightMM, widthMM } = PAPER[paper]
  const [left, top] = [(widthMM - columns * width) / 2, (heightMM - rows * height) / 2]
  const grid = { columns, height, left, pitchX: width, pitchY: height, rows, top, width }
  const xs = Array.from({ length: columns + 1 }, (_, at) => left + at * width)
  const ys = Array.from({ length: rows + 1 }, (_, at) => top + at * height)
  return {
    draw: (input, tools, place) => tools.arrange(inset(place, INSET * 2), input),
    heightMM,
    kind: 'sheet',
    label,
    marks: [
      ...xs.flatMap((x) => [
        mark([x, top - 6], [x, top - 1]),
        mark([x, heightMM - top + 1], [x, heightMM - top + 6]),
      ]),
      ...ys.flatMap((y) => [
        mark([left - 6, y], [left - 1, y]),
        mark([widthMM - left + 1, y], [widthMM - left + 6, y]),
      ]),
    ],
    places: placesOf(grid),
    widthMM,
  }
}

type At = readonly [x: number, y: number]

const mark = (from: At, to: At): PageItem => ({
  colour: '#000000',
  from,
  kind: 'line',
  thickness: HAIRLINE,
  to,
})

export const inset = ({ height, width, x, y }: Box, by: number): Box => ({
  height: height - 2 * by,
  width: width - 2 * by,
  x: x + by,
  y: y + by,
})
