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

/** An outline with straight edges; corners of one kind, or both, are rounded by half a module. */
export function outlinePath(
  corners: readonly Corner[],
  rounded: { concave: boolean; convex: boolean },
  [left, top]: Point,
): string {
  const pair = ([x, y]: Point) => `${short(left + x)} ${short(top + y)}`
  let path = ''
  corners.forEach((corner, at) => {
    const before = corners[(at + corners.length - 1) % corners.length]!
    const after = corners[(at + 1) % corners.length]!
    const command = path === '' ? 'M' : 'L'
    if (!(corner.convex ? rounded.convex : rounded.concave)) {
      path += `${command}${pair([corner.x, corner.y])}`
      return
    }
    const handle = 0.5 * (1 - KAPPA)
    path +=
      `${command}${pair(towards(corner, before, 0.5))}C${pair(towards(corner, before, handle))} ` +
      `${pair(towards(corner, after, handle))} ${pair(towards(corner, after, 0.5))}`
  })
  return `${path}Z`
}

/** Edges run along the grid, so one of both differences is zero. */
function towards(from: Corner, to: Corner, by: number): Point {
  return [from.x + Math.sign(to.x - from.x) * by, from.y + Math.sign(to.y - from.y) * by]
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
