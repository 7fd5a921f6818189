import type { Command } from './types.js'

/** Height of a band, in units of a thousandth. */
const BAND = 10
/** Straight pieces a curve is measured by. */
const PIECES = 8

/** How far a glyph reaches to the left and to the right, by bands of height. */
export type Profile = ReadonlyMap<number, readonly [left: number, right: number]>

export function profileOf(outline: readonly Command[]): Profile {
  const profile = new Map<number, [number, number]>()
  const mark = (x: number, y: number) => {
    const band = Math.floor(y / BAND)
    const [left, right] = profile.get(band) ?? [Infinity, -Infinity]
    profile.set(band, [Math.min(left, x), Math.max(right, x)])
  }
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const lineTo = (toX: number, toY: number) => {
    const steps = Math.max(1, Math.ceil(Math.abs(toY - y) / (BAND / 2)))
    for (let step = 0; step <= steps; step++) {
      mark(x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps)
    }
    ;[x, y] = [toX, toY]
  }
  for (const { letter, points } of outline) {
    if (letter === 'M') [startX, startY, x, y] = [points[0]!, points[1]!, points[0]!, points[1]!]
    else if (letter === 'Z') lineTo(startX, startY)
    else if (letter === 'L') lineTo(points[0]!, points[1]!)
    else for (const point of piecesOf(x, y, points)) lineTo(...point)
  }
  return profile
}

function piecesOf(x: number, y: number, points: readonly number[]): [number, number][] {
  const [ax, ay, bx, by, toX, toY] = points as [number, number, number, number, number, number]
  return Array.from({ length: PIECES }, (_, piece) => {
    const t = (piece + 1) / PIECES
    const at = (from: number, a: number, b: number, to: number) =>
      (1 - t) ** 3 * from + 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t ** 2 * b + t ** 3 * to
    return [at(x, ax, bx, toX), at(y, ay, by, toY)]
  })
}

/** What is free between two glyphs whose origins coincide: less than nothing where they overlap. */
export function gapBetween(left: Profile, right: Profile): number {
  let gap = Infinity
  for (const [band, [, edge]] of left) {
    const next = right.get(band)
    if (next) gap = Math.min(gap, next[0] - edge)
  }
  return gap
}
