/** The plane maps are drawn on: Web Mercator without the poles. */
export const WORLD = { equator: 3900, height: 5600, width: 8192 } as const

/** Where a place lies on that plane. */
export function project(latitude: number, longitude: number): { x: number; y: number } {
  const phi = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180
  const turn = WORLD.width / (2 * Math.PI)
  return {
    x: WORLD.width / 2 + (longitude * Math.PI * turn) / 180,
    y: WORLD.equator - turn * Math.log(Math.tan(Math.PI / 4 + phi / 2)),
  }
}
