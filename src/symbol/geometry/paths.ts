import type { Corner } from './contours.js'
import type { Point } from './types.js'

/** How far the handles of a cubic lie from its ends, for a quarter of a circle. */
const KAPPA = 0.5523

/** What stands behind the whole number, by thousandths. */
const DECIMALS = Array.from({ length: 1000 }, (_, thousandths) =>
  (thousandths / 1000)
    .toFixed(3)
    .slice(1)
    .replace(/\.?0+$/, ''),
)

/**
 * At most three decimals, without the zeros. A symbol of dots has thousands of numbers, and to write
 * them took most of the time of an SVG; whole numbers and a table take a fifth of it.
 */
export function short(value: number): string {
  const thousandths = Math.round(Math.abs(value) * 1000)
  const sign = value < 0 && thousandths > 0 ? '-' : ''
  return sign + Math.floor(thousandths / 1000) + DECIMALS[thousandths % 1000]!
}

/** From a corner of the grid to where its rounding begins, and to that curve's handle. */
const [HALF, HANDLE] = [0.5, 0.5 * (1 - KAPPA)]

/**
 * What is written of a grid's corners along one axis: three texts a corner, before it, at it and behind it.
 * A symbol has thousands of coordinates and a few hundred different ones.
 */
type Axis = { half: readonly string[]; handle: readonly string[] }

export type Grid = { x: Axis; y: Axis }

/** Texts for outlines on a grid of `size` modules from a point. */
export function gridFrom([left, top]: Point, size: number): Grid {
  const axis = (from: number): Axis => {
    const beside = (by: number) =>
      Array.from({ length: 3 * (size + 1) }, (_, at) =>
        short(from + (Math.floor(at / 3) + ((at % 3) - 1) * by)),
      )
    return { half: beside(HALF), handle: beside(HANDLE) }
  }
  const x = axis(left)
  return { x, y: top === left ? x : axis(top) }
}

/** An outline with straight edges; corners of one kind, or both, are rounded by half a module. */
export function outlinePath(
  corners: readonly Corner[],
  rounded: { concave: boolean; convex: boolean },
  { x, y }: Grid,
): string {
  let path = ''
  let before = corners.at(-1)!
  for (let at = 0; at < corners.length; at++) {
    const corner = corners[at]!
    const after = corners[at + 1] ?? corners[0]!
    const [column, row] = [3 * corner.x + 1, 3 * corner.y + 1]
    path += path === '' ? 'M' : 'L'
    if (corner.convex ? rounded.convex : rounded.concave) {
      // Edges run along the grid, so one of both differences is zero.
      const [fromX, fromY] = [
        column + Math.sign(before.x - corner.x),
        row + Math.sign(before.y - corner.y),
      ]
      const [toX, toY] = [
        column + Math.sign(after.x - corner.x),
        row + Math.sign(after.y - corner.y),
      ]
      path +=
        `${x.half[fromX]} ${y.half[fromY]}C${x.handle[fromX]} ${y.handle[fromY]} ` +
        `${x.handle[toX]} ${y.handle[toY]} ${x.half[toX]} ${y.half[toY]}`
    } else path += `${x.half[column]} ${y.half[row]}`
    before = corner
  }
  return `${path}Z`
}

/** A rectangle; `radii` from the top left corner clockwise. */
export function boxPath(
  x: number,
  y: number,
  width: number,
  height: number,
  radii: readonly [number, number, number, number] = [0, 0, 0, 0],
): string {
  const [tl, tr, br, bl] = radii
  const [right, bottom] = [x + width, y + height]
  const k = 1 - KAPPA
  return (
    `M${short(x + tl)} ${short(y)}L${short(right - tr)} ${short(y)}` +
    curve(tr, right - tr * k, y, right, y + tr * k, right, y + tr) +
    `L${short(right)} ${short(bottom - br)}` +
    curve(br, right, bottom - br * k, right - br * k, bottom, right - br, bottom) +
    `L${short(x + bl)} ${short(bottom)}` +
    curve(bl, x + bl * k, bottom, x, bottom - bl * k, x, bottom - bl) +
    `L${short(x)} ${short(y + tl)}` +
    curve(tl, x, y + tl * k, x + tl * k, y, x + tl, y) +
    'Z'
  )
}

/** From where the path is, over two handles to a point; nothing for a sharp corner. */
function curve(r: number, a: number, b: number, c: number, d: number, x: number, y: number) {
  if (r <= 0) return ''
  return `C${short(a)} ${short(b)} ${short(c)} ${short(d)} ${short(x)} ${short(y)}`
}

/** A box with four equal corners. */
export const roundBox = (x: number, y: number, width: number, height: number, radius: number) =>
  boxPath(x, y, width, height, [radius, radius, radius, radius])
