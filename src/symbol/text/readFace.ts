import type { Profile } from './profileOf.js'
import type { Command, Face, FaceData, Glyph } from './types.js'

import { gapBetween, profileOf } from './profileOf.js'

/** A face from its data; what a glyph looks like is worked out when it is first drawn. */
export function readFace({ contours, glyphs, kerning, ...measures }: FaceData): Face {
  const outlines = contours.split(';')
  const rows = new Map<string, string>()
  let code = 0
  for (const row of glyphs.split(';')) {
    const end = row.indexOf(':')
    code += end > 0 ? Number(row.slice(0, end)) : 1
    rows.set(String.fromCodePoint(code), row.slice(end + 1))
  }
  const drawn = new Map<string, Glyph>()
  const glyph = (character: string) => {
    const row = rows.get(character)
    if (row === undefined) return undefined
    const known = drawn.get(character) ?? readGlyph(row, outlines)
    drawn.set(character, known)
    return known
  }
  return { ...measures, glyph, kern: kernOf(readKerning(kerning), glyph) }
}

/**
 * The font's kerning, with feet that would overlap (`Ax`) set apart: by the even-odd rule there would
 * be a hole.
 */
function kernOf(pairs: Map<string, number>, glyph: Face['glyph']): Face['kern'] {
  const [profiles, kerns] = [new Map<string, Profile>(), new Map<string, number>()]
  const profile = (character: string) => {
    const known = profiles.get(character) ?? profileOf(glyph(character)?.outline ?? [])
    profiles.set(character, known)
    return known
  }
  return (left, right) => {
    const known = kerns.get(left + right)
    if (known !== undefined) return known
    const advance = glyph(left)?.advance ?? 0
    const least = -advance - gapBetween(profile(left), profile(right))
    const kern = Math.max(pairs.get(left + right) ?? 0, Math.ceil(least))
    kerns.set(left + right, kern)
    return kern
  }
}

function readKerning(kerning: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (const line of kerning.split('\n')) {
    const [, left, amount, rights] = /^(.)(-?\d+) (.+)$/u.exec(line) ?? []
    for (const right of rights ?? '') pairs.set(left! + right, Number(amount))
  }
  return pairs
}

function readGlyph(row: string, outlines: readonly string[]): Glyph {
  const [advance, ...placed] = row.split(':')
  const outline = placed.flatMap((one) => {
    const comma = one.indexOf(',')
    const [x, y] = readNumbers(one.slice(comma + 1))
    return readContour(outlines[parseInt(one.slice(0, comma), 36)]!, x!, y!)
  })
  return { advance: Number(advance), outline }
}

const readNumbers = (text: string): number[] => (text.match(/-?\d+/g) ?? []).map(Number)

function readContour(contour: string, startX: number, startY: number): Command[] {
  const outline: Command[] = [{ letter: 'M', points: [startX, startY] }]
  let [x, y] = [startX, startY]
  for (const [, letter, text] of contour.matchAll(/([clq])([-\d ]+)/g)) {
    const points = readNumbers(text!).map((value, at) => value + (at % 2 ? y : x))
    if (letter === 'l') outline.push({ letter: 'L', points })
    else outline.push({ letter: 'C', points: letter === 'q' ? raise(x, y, points) : points })
    ;[x, y] = points.slice(-2) as [number, number]
  }
  outline.push({ letter: 'Z', points: [] })
  return outline
}

/** The same curve with two control points instead of one. */
function raise(x: number, y: number, points: readonly number[]): number[] {
  const [cx, cy, toX, toY] = points as [number, number, number, number]
  const towards = (end: number, control: number) => end + (2 / 3) * (control - end)
  return [towards(x, cx), towards(y, cy), towards(toX, cx), towards(toY, cy), toX, toY]
}
