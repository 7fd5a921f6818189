import type { EyeShape } from '../design/types.js'
import type { Point } from './types.js'

import { boxPath } from './paths.js'

/** Modules of an eye: frame, the light ring in it, and the centre. */
const EYE = 7
const HOLE = 5
const CENTRE = 3

/** Frames and centres of the three eyes, which lie at the corners of `size` modules from `at`. */
export function eyesPath(
  frame: EyeShape,
  centre: EyeShape,
  size: number,
  [left, top]: Point,
): string {
  const far = size - EYE
  const corners = [
    { inner: 2, x: left, y: top },
    { inner: 3, x: left + far, y: top },
    { inner: 1, x: left, y: top + far },
  ]
  return corners
    .map(
      ({ inner, x, y }) =>
        box(frame, x, y, EYE, inner) +
        box(frame, x + 1, y + 1, HOLE, inner) +
        box(centre, x + 2, y + 2, CENTRE, inner),
    )
    .join('')
}

/** Part of its side by which a shape is rounded. */
const ROUNDNESS = { circle: 0.5, leaf: 0.36, rounded: 0.28, square: 0 } as const

/** A leaf keeps its corner that points to the middle of the symbol, and the one across. */
function box(shape: EyeShape, x: number, y: number, side: number, inner: number): string {
  const r = ROUNDNESS[shape] * side
  const sharp = (corner: number) => shape === 'leaf' && corner % 2 === inner % 2
  const [tl, tr, br, bl] = [0, 1, 2, 3].map((corner) => (sharp(corner) ? 0 : r))
  return boxPath(x, y, side, side, [tl!, tr!, br!, bl!])
}

/** Whether a module belongs to one of the eyes. */
export function isEye(x: number, y: number, size: number): boolean {
  const left = x < EYE
  const top = y < EYE
  return (left && top) || (x >= size - EYE && top) || (left && y >= size - EYE)
}
