import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { contours } from './contours.js'

const SIZE = 9
const grid = fc.array(fc.boolean(), { maxLength: SIZE * SIZE, minLength: SIZE * SIZE })

describe('contours', () => {
  it('enclose exactly the dark modules, holes included (even-odd)', () => {
    fc.assert(
      fc.property(grid, (dark) => {
        const isDark = (x: number, y: number) =>
          x >= 0 && y >= 0 && x < SIZE && y < SIZE && dark[y * SIZE + x]!
        const outlines = contours(isDark, SIZE)
        for (let y = 0; y < SIZE; y++) {
          for (let x = 0; x < SIZE; x++) {
            // a ray to the left from the middle of the module crosses upright edges
            let crossings = 0
            for (const outline of outlines) {
              outline.forEach((from, at) => {
                const to = outline[(at + 1) % outline.length]!
                const spans = Math.min(from.y, to.y) <= y && Math.max(from.y, to.y) >= y + 1
                if (from.x === to.x && from.x <= x && spans) crossings++
              })
            }
            expect(crossings % 2 === 1).toBe(isDark(x, y))
          }
        }
      }),
    )
  })

  it('have corners alone: an edge turns at each end', () => {
    fc.assert(
      fc.property(grid, (dark) => {
        const isDark = (x: number, y: number) =>
          x >= 0 && y >= 0 && x < SIZE && y < SIZE && dark[y * SIZE + x]!
        for (const outline of contours(isDark, SIZE)) {
          outline.forEach((corner, at) => {
            const next = outline[(at + 1) % outline.length]!
            const afterNext = outline[(at + 2) % outline.length]!
            expect(corner.x === next.x).not.toBe(next.x === afterNext.x)
          })
          const turns = outline.map(({ convex }) => (convex ? 1 : -1))
          // once round, to the right for an area, to the left for a hole
          expect(Math.abs(turns.reduce<number>((sum, turn) => sum + turn, 0))).toBe(4)
        }
      }),
    )
  })
})
