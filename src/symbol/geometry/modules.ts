import type { ModuleShape } from '../design/types.js'
import type { Point } from './types.js'

import { contours } from './contours.js'
import { gridFrom, outlinePath, roundBox } from './paths.js'

type Dark = (x: number, y: number) => boolean

/** Diameter of a dot, and width of a bar, in modules: what lies between must stay seen as light. */
const DOT = 0.9
const BAR = 0.86

/** The modules of a symbol as one path, moved to `at`; `isDark` says which are drawn. */
export function modulesPath(shape: ModuleShape, isDark: Dark, size: number, at: Point): string {
  if (shape === 'dots') return dots(isDark, size, at)
  if (shape === 'columns' || shape === 'rows') return bars(shape, isDark, size, at)
  const rounded = { concave: shape === 'liquid', convex: shape !== 'square' }
  const grid = gridFrom(at, size)
  return contours(isDark, size)
    .map((outline) => outlinePath(outline, rounded, grid))
    .join('')
}

function dots(isDark: Dark, size: number, [left, top]: Point): string {
  let path = ''
  const inset = (1 - DOT) / 2
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (isDark(x, y)) path += roundBox(left + x + inset, top + y + inset, DOT, DOT, DOT / 2)
    }
  }
  return path
}

/** Neighbours in a row or column as one bar with round ends. */
function bars(shape: 'columns' | 'rows', isDark: Dark, size: number, [left, top]: Point): string {
  const isRow = shape === 'rows'
  const isSet: Dark = (along, across) => (isRow ? isDark(along, across) : isDark(across, along))
  const inset = (1 - BAR) / 2
  let path = ''
  for (let across = 0; across < size; across++) {
    for (let along = 0; along < size; along++) {
      if (!isSet(along, across)) continue
      const start = along
      while (isSet(along + 1, across)) along++
      const [from, length, beside] = [start + inset, along + 1 - start - 2 * inset, across + inset]
      path += isRow
        ? roundBox(left + from, top + beside, length, BAR, BAR / 2)
        : roundBox(left + beside, top + from, BAR, length, BAR / 2)
    }
  }
  return path
}
