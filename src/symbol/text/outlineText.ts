import type { Face, Glyphs, Weight } from './types.js'

import { plainText } from './plainText.js'

export type TextOptions = {
  /** Which point of the text lies at `x`. @default 'start' */
  anchor?: 'end' | 'middle' | 'start'
  /** A longer text is made smaller until it is as wide. */
  maxWidth?: number
  /** Height of the font, in the drawing's units: capitals are 0.69 of it. */
  size: number
  /** @default 'regular' */
  weight?: Weight
  /** @default 0 */
  x?: number
  /** Where the text stands, y down. @default 0 */
  y?: number
}

export type OutlinedText = {
  /** Absolute `M`, `L`, `C` and `Z`, for the even-odd rule. Empty where there is nothing to see. */
  d: string
  /** Characters the font does not have. They are left out, so nobody should print this. */
  missing: readonly string[]
  /** What `maxWidth` left of the size. */
  size: number
  width: number
}

/**
 * A line of text as outlines, so that what is printed does not depend on the fonts of a machine.
 * Left to right, without line breaks. `glyphs` come from `loadGlyphs`.
 */
export function outlineText(
  glyphs: Glyphs,
  text: string,
  { anchor = 'start', maxWidth = Infinity, size, weight = 'regular', x = 0, y = 0 }: TextOptions,
): OutlinedText {
  const face = glyphs[weight]
  const { characters, missing } = plainText(face, text)
  const natural = (widthOf(face, characters) / face.unitsPerEm) * size
  const scale = (natural > maxWidth ? maxWidth / natural : 1) * (size / face.unitsPerEm)
  const width = Math.min(natural, maxWidth)
  const from = x - width * { end: 1, middle: 0.5, start: 0 }[anchor]
  const d = draw(face, characters, { scale, x: from, y })
  return { d, missing, size: scale * face.unitsPerEm, width }
}

/** Width of a line, without drawing it. */
export function measureText(
  glyphs: Glyphs,
  text: string,
  { size, weight = 'regular' }: Pick<TextOptions, 'size' | 'weight'>,
): number {
  const face = glyphs[weight]
  return (widthOf(face, plainText(face, text).characters) / face.unitsPerEm) * size
}

function widthOf(face: Face, characters: readonly string[]): number {
  return characters.reduce(
    (width, one, at) => width + face.glyph(one)!.advance + face.kern(characters[at - 1] ?? '', one),
    0,
  )
}

type Place = { scale: number; x: number; y: number }

function draw(face: Face, characters: readonly string[], { scale, x, y }: Place): string {
  // A thousandth of the size, or finer: no printer shows less.
  const fraction = 10 ** Math.max(0, Math.ceil(3 - Math.log10(scale * face.unitsPerEm) - 1e-9))
  const short = (value: number) => Math.round(value * fraction) / fraction
  let d = ''
  let pen = 0
  characters.forEach((character, at) => {
    const { advance, outline } = face.glyph(character)!
    pen += face.kern(characters[at - 1] ?? '', character)
    for (const { letter, points } of outline) {
      d += letter
      for (let at = 0; at < points.length; at += 2) {
        if (at > 0) d += ' '
        d += `${short(x + (pen + points[at]!) * scale)} ${short(y - points[at + 1]! * scale)}`
      }
    }
    pen += advance
  })
  return d
}
