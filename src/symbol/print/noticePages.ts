import type { Glyphs } from '../text/types.js'
import type { Page } from './types.js'

import { layText } from './layText.js'

export type Notice = {
  glyphs: Glyphs
  heading: string
  /** Characters the font does not have are left out. */
  lines: readonly string[]
  sheet: { heightMM: number; widthMM: number }
}

/** In millimetres: the height of the font, and what a long line takes at most. */
const [HEADING, LINE, MOST] = [6, 3.5, 14]
const MARGIN = 15
const GAP = 2

/** What there is to be said about a document, on pages of their own behind it. */
export function* noticePages({ glyphs, heading, lines, sheet }: Notice): Generator<Page> {
  const { heightMM, widthMM } = sheet
  const width = widthMM - 2 * MARGIN
  const lay = (text: string, height: number, size: number, weight: 'regular' | 'semiBold') =>
    layText(glyphs, { height, width, x: MARGIN, y: 0 }, text, { align: 'start', size, weight })
  const head = lay(heading, 3 * HEADING, HEADING, 'semiBold')
  let [items, y] = [[...head.items(MARGIN)], MARGIN + head.height + 2 * GAP]
  for (const line of lines) {
    const { height, items: itemsAt } = lay(line, MOST, LINE, 'regular')
    if (y + height > heightMM - MARGIN) {
      yield { heightMM, items, widthMM }
      ;[items, y] = [[], MARGIN]
    }
    items.push(...itemsAt(y))
    y += height + GAP
  }
  yield { heightMM, items, widthMM }
}
