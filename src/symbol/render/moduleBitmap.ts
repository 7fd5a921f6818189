import type { Drawing } from '../geometry/types.js'

import { readPath } from './readPath.js'

/** A drawing of whole modules: one number per module, row by row, into the list of colours. */
export type ModuleBitmap = {
  /** `null` is transparent. */
  colours: readonly (null | string)[]
  height: number
  modules: Uint8Array
  width: number
}

/** Colours a palette of four bits holds. */
const MOST_COLOURS = 16

/**
 * The drawing as a bitmap, one pixel to the module; `null` where it is more than that: a curve, a
 * slope, a gradient, a picture, or an edge between two modules.
 */
export function moduleBitmap({ background, height, shapes, width }: Drawing): ModuleBitmap | null {
  if (!Number.isInteger(width) || !Number.isInteger(height)) return null
  const colours: (null | string)[] = [background]
  const modules = new Uint8Array(width * height)
  for (const shape of shapes) {
    if (shape.kind !== 'path' || shape.paint.kind !== 'solid') return null
    const edges = edgesOf(shape.d, width, height)
    if (!edges) return null
    const { colour } = shape.paint
    if (!colours.includes(colour)) colours.push(colour)
    fill(modules, edges, width, colours.indexOf(colour))
  }
  return colours.length > MOST_COLOURS ? null : { colours, height, modules, width }
}

/** Where the inside begins or ends in each row, by the even-odd rule: 1 at an odd count of edges. */
function edgesOf(d: string, width: number, height: number): null | Uint8Array {
  // A column more than there are modules: the last may end at the right edge.
  const edges = new Uint8Array((width + 1) * height)
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const upright = (toX: number, toY: number): boolean => {
    const onGrid = Number.isInteger(toX) && Number.isInteger(toY)
    const within = toX >= 0 && toX <= width && toY >= 0 && toY <= height
    if (!onGrid || !within || (toX !== x && toY !== y)) return false
    for (let row = Math.min(y, toY); row < Math.max(y, toY); row++) {
      edges[row * (width + 1) + x]! ^= 1
    }
    ;[x, y] = [toX, toY]
    return true
  }
  for (const step of readPath(d)) {
    if (step.kind === 'C') return null
    if (step.kind === 'M') {
      // An outline that was left open is closed by filling it.
      if (!upright(startX, startY)) return null
      ;[x, y] = [startX, startY] = step.to
    }
    const [toX, toY] = step.kind === 'Z' ? [startX, startY] : step.to
    if (!upright(toX, toY)) return null
  }
  return upright(startX, startY) ? edges : null
}

function fill(modules: Uint8Array, edges: Uint8Array, width: number, colour: number): void {
  for (let at = 0, inside = 0; at < edges.length; at++) {
    const column = at % (width + 1)
    inside = column === 0 ? edges[at]! : inside ^ edges[at]!
    if (inside && column < width) modules[((at / (width + 1)) | 0) * width + column] = colour
  }
}
