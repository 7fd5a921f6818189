import { geoMercator } from 'd3-geo'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { CLOSEST, type Frame, frameOf, project, RATIO, WHOLE, WORLD, zoom } from './frameOf.js'

const spot = fc
  .record({
    latitude: fc.double({ max: 70, min: -50, noNaN: true }),
    longitude: fc.double({ max: 180, min: -180, noNaN: true }),
    scans: fc.integer({ max: 10_000, min: 1 }),
  })
  .map(({ latitude, longitude, scans }) => ({ ...project(latitude, longitude), scans }))

const expectSane = ({ height, width, x, y }: Frame): void => {
  expect(width / height).toBeCloseTo(RATIO, 6)
  expect(width).toBeGreaterThanOrEqual(CLOSEST)
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(WORLD.width + 1e-6)
  expect(y + height).toBeLessThanOrEqual(WORLD.height + 1e-6)
}

describe('the map', () => {
  it('puts a city where the drawn countries have it', () => {
    const drawn = geoMercator()
      .scale(WORLD.width / (2 * Math.PI))
      .translate([WORLD.width / 2, WORLD.equator])
    for (const [latitude, longitude] of [
      [53.55, 9.99],
      [-33.87, 151.2],
      [40.7, -74],
    ] as const) {
      const [x, y] = drawn([longitude, latitude])!
      expect(project(latitude, longitude).x).toBeCloseTo(x, 6)
      expect(project(latitude, longitude).y).toBeCloseTo(y, 6)
    }
  })

  it('shows nearly all scans in a frame that fits the panel', () => {
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 40, minLength: 1 }), (spots) => {
        const frame = frameOf(spots)
        expectSane(frame)
        const within = spots.filter(
          ({ x, y }) =>
            x >= frame.x &&
            x <= frame.x + frame.width &&
            y >= frame.y &&
            y <= frame.y + frame.height,
        )
        const sum = (some: typeof spots) => some.reduce((all, { scans }) => all + scans, 0)
        // a map as tall as the world cuts the poles, where nobody scans
        if (frame.width < WHOLE.width) expect(sum(within)).toBeGreaterThanOrEqual(sum(spots) * 0.96)
      }),
    )
  })

  it('is not zoomed out by one traveller', () => {
    const hamburg = { ...project(53.55, 9.99), scans: 990 }
    const sydney = { ...project(-33.87, 151.2), scans: 10 }
    expect(frameOf([hamburg, sydney])).toEqual(frameOf([hamburg]))
  })

  it('stays within the world however often somebody zooms', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.6, 1 / 0.6), { maxLength: 30 }), (steps) => {
        expectSane(steps.reduce(zoom, frameOf([{ ...project(53, 10), scans: 1 }])))
      }),
    )
  })

  it('shows the world where no city is known', () => {
    expect(frameOf([])).toEqual(WHOLE)
  })
})
