import type { Glyphs, Weight } from '../text/types.js'
import type { Box, PageItem, TextStyle } from './types.js'

import { measureText } from '../text/outlineText.js'
import { lineOutline } from './lineOutline.js'

/** Smallest print a healthy eye reads at arm's length, in millimetres of the font (5 pt). */
const LEAST_SIZE = 1.76
const LINE_HEIGHT = 1.25
/** How much smaller each try is. */
const STEP = 0.94

/** A word and its width at size 1: a width grows with the size, so nothing is measured twice. */
type Word = { text: string; width: number }
type Measured = { space: number; words: readonly Word[] }

/** A text that has its size and lines, but no place yet. */
export type FittedText = { height: number; items: (y: number) => PageItem[] }

/**
 * A text for a box: wrapped between words, then smaller. What does not fit at the smallest size ends
 * in an ellipsis, so nothing ever leaves the box.
 */
export function layText(
  glyphs: Glyphs,
  box: Box,
  text: string,
  { align = 'middle', colour = '#000000', size: largest, weight = 'regular' }: TextStyle,
): FittedText {
  const measured = measure(glyphs, text, weight)
  if (measured.words.length === 0 || box.width <= 0 || box.height <= 0) {
    return { height: 0, items: () => [] }
  }
  const { lines, size } = fit(glyphs, measured, box, { largest, weight })
  const { ascent, descent, unitsPerEm } = glyphs[weight]
  // The line's own space, above and below what letters reach.
  const baseline = size * (LINE_HEIGHT / 2 + (ascent + descent) / 2 / unitsPerEm)
  return {
    height: lines.length * size * LINE_HEIGHT,
    items: (top) =>
      lines.map((line, at) => {
        const { d, width } = lineOutline(glyphs, line, weight)
        const scale = Math.min(size / unitsPerEm, box.width / width)
        const x = align === 'middle' ? box.x + (box.width - width * scale) / 2 : box.x
        const y = top + at * size * LINE_HEIGHT + baseline
        return { colour, d, kind: 'path', place: { scale, x, y } }
      }),
  }
}

function measure(glyphs: Glyphs, text: string, weight: Weight): Measured {
  const widthOf = (one: string) => measureText(glyphs, one, { size: 1, weight })
  const words = text.split(/\s+/).filter(Boolean)
  return {
    space: widthOf(' '),
    words: words.map((word) => ({ text: word, width: widthOf(word) })),
  }
}

type Fit = { largest: number; weight: Weight }

function fit(
  glyphs: Glyphs,
  measured: Measured,
  box: Box,
  { largest, weight }: Fit,
): { lines: string[]; size: number } {
  const isFitting = (lines: readonly Word[], size: number) =>
    lines.length * size * LINE_HEIGHT <= box.height + 1e-9 &&
    lines.every(({ width }) => width * size <= box.width + 1e-9)
  let size = Math.min(largest, box.height / LINE_HEIGHT)
  let lines = wrap(measured, box.width / size)
  while (size > LEAST_SIZE && !isFitting(lines, size)) {
    size = Math.max(LEAST_SIZE, size * STEP)
    lines = wrap(measured, box.width / size)
  }
  if (!isFitting(lines, size)) {
    const words = measured.words.flatMap((word) => split(glyphs, word, box.width / size, weight))
    const room = Math.max(1, Math.floor(box.height / (size * LINE_HEIGHT) + 1e-9))
    lines = cut(wrap({ ...measured, words }, box.width / size), room)
  }
  return { lines: lines.map((line) => line.text), size }
}

/** Lines no wider than `width`, where words allow it. */
function wrap({ space, words }: Measured, width: number): Word[] {
  const lines: Word[] = []
  for (const word of words) {
    const last = lines.at(-1)
    const longer = (last?.width ?? 0) + space + word.width
    if (last && longer <= width) {
      last.text += ` ${word.text}`
      last.width = longer
    } else lines.push({ ...word })
  }
  return lines
}

/** A word that no line holds, in parts. */
function split(glyphs: Glyphs, word: Word, width: number, weight: Weight): Word[] {
  if (word.width <= width) return [word]
  const parts: Word[] = []
  for (const text of word.text) {
    const wide = measureText(glyphs, text, { size: 1, weight })
    const last = parts.at(-1)
    if (last && last.width + wide <= width) {
      last.text += text
      last.width += wide
    } else parts.push({ text, width: wide })
  }
  return parts
}

function cut(lines: Word[], room: number): Word[] {
  if (lines.length <= room) return lines
  const kept = lines.slice(0, room)
  const last = kept.at(-1)!
  last.text = `${last.text.replace(/[\s\p{P}]+$/u, '')}…`
  return kept
}
