import { expect, it } from 'vitest'

import { loadGlyphs } from '../text/loadGlyphs.js'
import { noticePages } from './noticePages.js'
import { PAPER } from './paper.js'
import { boundsOf, isInside } from './print.fixture.js'

it('has every line on a page, however many and long they are', async () => {
  const glyphs = await loadGlyphs()
  const lines = Array.from(
    { length: 80 },
    (_, at) => `Table ${at}: ${'too long '.repeat(at % 40)}漢`,
  )
  const sheet = PAPER.A4
  const pages = [...noticePages({ glyphs, heading: 'Left out', lines, sheet })]
  expect(pages.length).toBeGreaterThan(2)
  const page = { height: sheet.heightMM, width: sheet.widthMM, x: 0, y: 0 }
  const bounds = pages.flatMap(({ items }) => items.flatMap(boundsOf))
  expect(bounds.length).toBeGreaterThan(80)
  expect(bounds.every((box) => isInside(box, page))).toBe(true)
  const [short] = noticePages({ glyphs, heading: 'Left out', lines: ['One'], sheet })
  expect(short!.items).toHaveLength(2)
})
