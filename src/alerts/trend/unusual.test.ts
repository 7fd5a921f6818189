import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createRandom } from '../../../test/createRandom.js'
import { unusual } from './unusual.js'

const steady = [100, 104, 96, 99, 103, 98, 101, 100]

describe('a day', () => {
  it('like others is nothing to tell', () => {
    for (const day of [100, 80, 130, 55, 199]) expect(unusual(day, steady)).toBeNull()
  })

  it('twice as full, or half as empty, is', () => {
    expect(unusual(260, steady)).toEqual({ kind: 'rise', usual: 100 })
    expect(unusual(30, steady)).toEqual({ kind: 'fall', usual: 100 })
    expect(unusual(0, steady)).toEqual({ kind: 'fall', usual: 100 })
  })

  it('is not judged by one that was out of line itself', () => {
    const withRush = [100, 104, 5_000, 99, 0, 98, 101, 100]
    expect(unusual(30, withRush)).toEqual({ kind: 'fall', usual: 100 })
    expect(unusual(110, withRush)).toBeNull()
  })

  it('of a code whose days differ much has to differ more', () => {
    const restless = [20, 180, 60, 140, 100, 30, 170, 100]
    expect(unusual(210, restless)).toBeNull()
    expect(unusual(0, restless)).toBeNull()
    expect(unusual(400, restless)).toMatchObject({ kind: 'rise' })
  })

  it('of few people says nothing, and out of nothing something', () => {
    expect(unusual(9, [1, 2, 1, 1])).toBeNull()
    expect(unusual(0, [5, 7, 6, 5])).toBeNull()
    expect(unusual(19, [0, 0, 0, 0])).toBeNull()
    expect(unusual(20, [0, 0, 0, 0])).toEqual({ kind: 'rise', usual: 0 })
  })

  it('needs four weeks to be compared with', () => {
    expect(unusual(900, [100, 100, 100])).toBeNull()
    expect(unusual(900, [100, 100, 100, 100])).not.toBeNull()
  })
})

it('does not depend on the order of weeks, and never calls the usual unusual', () => {
  const weeks = fc.array(fc.nat({ max: 10_000 }), { maxLength: 8, minLength: 4 })
  fc.assert(
    fc.property(fc.nat({ max: 30_000 }), weeks, (day, before) => {
      expect(unusual(day, [...before].reverse())).toEqual(unusual(day, before))
      const sorted = [...before].sort((a, b) => a - b)
      expect(unusual(sorted[sorted.length >> 1]!, before)?.kind ?? 'rise').toBe('rise')
      const found = unusual(day, before)
      if (found) expect(Math.abs(day - found.usual)).toBeGreaterThanOrEqual(20)
    }),
    { seed: 7 },
  )
})

it('chance alone is not told: in ten years of days of one code hardly once', () => {
  const random = createRandom(11)
  /** How many came, where each of many came by chance. */
  const poisson = (mean: number): number => {
    let count = -1
    for (let product = 1; product > Math.exp(-mean); count += 1) product *= random()
    return count
  }
  for (const mean of [5, 40, 300]) {
    let told = 0
    for (let day = 0; day < 3_650; day++) {
      const before = Array.from({ length: 8 }, () => poisson(mean))
      if (unusual(poisson(mean), before)) told += 1
    }
    expect([mean, told <= 1]).toEqual([mean, true])
  }
})
