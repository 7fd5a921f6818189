import type { Corner } from './contours.js'
import type { Point } from './types.js'

/** How far the handles of a cubic lie from its ends, for a quarter of a circle. */
const KAPPA = 0.5523

/** At most three decimals, without the zeros. */
export const short = (value: number): string => String(Math.round(value * 1000) / 1000)

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
  const curve = (r: number, ...points: number[]) => (r > 0 ? `C${points.map(short).join(' ')}` : '')
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

/** A box with four equal corners. */
export const roundBox = (x: number, y: number, width: number, height: number, radius: number) =>
  boxPath(x, y, width, height, [radius, radius, radius, radius])
