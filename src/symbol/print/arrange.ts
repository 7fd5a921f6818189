import type { Drawing } from '../geometry/types.js'
import type { Glyphs } from '../text/types.js'
import type { Box, PageItem, PrintInput, TextStyle } from './types.js'

import { type FittedText, layText } from './layText.js'

/** A part of the stack: its share of the height at most, and how it is fitted in. */
type Part = { fit: (box: Box) => FittedText; share: number }

/** Wider than this, the words stand beside the symbol. */
const WIDE = 1.3
/** Between two parts, of the height. */
const GAP = 0.025
/** A line of the smallest print, in millimetres. */
const LEAST_LINE = 2.2

const heightOf = (box: Box, { share }: Part): number =>
  Math.max(box.height * share, Math.min(LEAST_LINE, box.height / 10))

/** The symbol as large as a box takes, in its middle. */
export function placeSymbol(box: Box, drawing: Drawing): Extract<PageItem, { kind: 'symbol' }> {
  const scale = Math.min(box.width / drawing.width, box.height / drawing.height)
  const [width, height] = [drawing.width * scale, drawing.height * scale]
  return {
    drawing,
    height,
    kind: 'symbol',
    width,
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
  }
}

/** Everything of one code in a box: one above the other, or in a wide box side by side. */
export function arrange(glyphs: Glyphs, box: Box, input: PrintInput): PageItem[] {
  const isWide = box.width > box.height * WIDE
  const words = partsOf(glyphs, input, isWide ? 'start' : 'middle', isWide ? 1.7 : 1)
  const isAlone = words.above.length + words.below.length === 0
  if (isAlone) return [placeSymbol(box, input.symbol)]
  return isWide ? sideBySide(box, input, words) : stacked(box, input, words)
}

type Words = { above: Part[]; below: Part[] }

function partsOf(
  glyphs: Glyphs,
  { callToAction, headline, logo, shortURL, text }: PrintInput,
  align: 'middle' | 'start',
  grow: number,
): Words {
  const written = (
    words: string | undefined,
    share: number,
    style: Omit<TextStyle, 'size'>,
    lines = 1,
  ) =>
    words?.trim()
      ? [
          {
            fit: (box: Box) =>
              layText(glyphs, box, words, { align, ...style, size: box.height / lines / 1.25 }),
            share: share * grow,
          },
        ]
      : []
  return {
    above: [
      ...(logo ? [{ fit: (box: Box) => fitLogo(box, logo, align), share: 0.1 * grow }] : []),
      ...written(headline, 0.16, { weight: 'semiBold' }, 2),
      ...written(text, 0.12, {}, 3),
    ],
    below: [
      ...written(callToAction, 0.075, { weight: 'semiBold' }),
      ...written(shortURL, 0.045, {}),
    ],
  }
}

function fitLogo(
  box: Box,
  logo: NonNullable<PrintInput['logo']>,
  align: 'middle' | 'start',
): FittedText {
  const scale = Math.min(box.width / logo.width, box.height / logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale]
  const x = align === 'middle' ? box.x + (box.width - width) / 2 : box.x
  const image = { height, kind: 'image', png: logo.png, width, x } as const
  return { height, items: (y) => [{ ...image, y }] }
}

function stacked(box: Box, { symbol }: PrintInput, { above, below }: Words): PageItem[] {
  const gap = box.height * GAP
  const fitted = (part: Part) => part.fit({ ...box, height: heightOf(box, part) })
  const [before, after] = [above.map(fitted), below.map(fitted)]
  const taken = [...before, ...after].reduce((sum, { height }) => sum + height + gap, 0)
  const place = placeSymbol({ ...box, height: box.height - taken }, symbol)
  let y = box.y + (box.height - taken - place.height) / 2
  const put = ({ height, items }: FittedText) => {
    const drawn = items(y)
    y += height + gap
    return drawn
  }
  const placed: FittedText = { height: place.height, items: (top) => [{ ...place, y: top }] }
  return [...before, placed, ...after].flatMap(put)
}

/** Symbol on the left, words in the middle of what is right of it. */
function sideBySide(box: Box, { symbol }: PrintInput, { above, below }: Words): PageItem[] {
  const { width } = placeSymbol({ ...box, width: box.width * 0.5 }, symbol)
  const placed = placeSymbol({ ...box, width }, symbol)
  const gap = box.height * GAP
  const indent = Math.min(width * 0.08, box.width * 0.04)
  const right = { ...box, width: box.width - width - indent, x: box.x + width + indent }
  const parts = [...above, ...below].map((part) =>
    part.fit({ ...right, height: heightOf(box, part) }),
  )
  const taken = parts.reduce((sum, { height }) => sum + height + gap, -gap)
  let y = box.y + (box.height - taken) / 2
  const words = parts.flatMap(({ height, items }) => {
    const drawn = items(y)
    y += height + gap
    return drawn
  })
  return [placed, ...words]
}
