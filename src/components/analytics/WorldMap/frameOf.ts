import { project, WORLD } from '../../../kit/mercator.js'

export { project, WORLD }

/** A cut-out of the map in units of `WORLD`. */
export type Frame = {
  /** How narrow it may become. @default CLOSEST */
  closest?: number
  height: number
  width: number
  x: number
  y: number
}
export type Spot = { scans: number; x: number; y: number }

export const RATIO = 1.6
/** About 250 km at 50° north: closer in, the coastlines would look wrong. */
export const CLOSEST = 120

/** About 17 km, where a host's own areas are drawn, which are smaller than countries. */
export const CLOSEST_AREAS = 8

export const WHOLE: Frame = fit({ height: WORLD.height, width: WORLD.width, x: 0, y: 0 })

/**
 * Where the scans are: the smallest frame around the places that hold 96 % of them, so that one
 * traveller does not zoom everybody else away, with a margin. The world without places.
 */
export function frameOf(spots: readonly Spot[], closest: number = CLOSEST): Frame {
  if (spots.length === 0) return fit({ ...WHOLE, closest })
  const total = spots.reduce((sum, { scans }) => sum + scans, 0)
  const centre = {
    x: median(spots, total, 'x'),
    y: median(spots, total, 'y'),
  }
  const byDistance = spots.toSorted(
    (a, b) =>
      Math.hypot(a.x - centre.x, a.y - centre.y) - Math.hypot(b.x - centre.x, b.y - centre.y),
  )
  const kept: Spot[] = []
  let sum = 0
  for (const spot of byDistance) {
    if (sum >= total * 0.96) break
    kept.push(spot)
    sum += spot.scans
  }
  const [left, right] = extent(kept.map(({ x }) => x))
  const [top, bottom] = extent(kept.map(({ y }) => y))
  const margin = Math.max(right - left, bottom - top) * 0.14 + closest / 4
  return fit({
    closest,
    height: bottom - top + 2 * margin,
    width: right - left + 2 * margin,
    x: left - margin,
    y: top - margin,
  })
}

/** The frame with the shape of the panel, no closer than makes sense and within the world. */
export function fit({ closest = CLOSEST, height, width, x, y }: Frame): Frame {
  const most = Math.min(WORLD.width, WORLD.height * RATIO)
  const wide = Math.min(most, Math.max(closest, width, height * RATIO))
  const tall = wide / RATIO
  return {
    ...(closest !== CLOSEST && { closest }),
    height: tall,
    width: wide,
    x: clamp(x + (width - wide) / 2, WORLD.width - wide),
    y: clamp(y + (height - tall) / 2, WORLD.height - tall),
  }
}

/** Closer (below 1) or further (above 1), around the middle. */
export function zoom({ closest, height, width, x, y }: Frame, by: number): Frame {
  return fit({
    closest,
    height: height * by,
    width: width * by,
    x: x + (width * (1 - by)) / 2,
    y: y + (height * (1 - by)) / 2,
  })
}

// A function, not a constant: WHOLE needs it while this module loads.
function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}

const extent = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]

function median(spots: readonly Spot[], total: number, axis: 'x' | 'y'): number {
  let sum = 0
  for (const spot of spots.toSorted((a, b) => a[axis] - b[axis])) {
    sum += spot.scans
    if (sum * 2 >= total) return spot[axis]
  }
  return spots[0]![axis]
}
