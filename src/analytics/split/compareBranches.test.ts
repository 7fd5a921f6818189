import { describe, expect, it } from 'vitest'

import { compareBranches, upperTail } from './compareBranches.js'

describe('the chi-square distribution', () => {
  // Critical values as NIST's handbook has them (1.3.6.7.4), to three digits.
  it.each([
    [1, 2.706, 0.1],
    [1, 3.841, 0.05],
    [1, 6.635, 0.01],
    [1, 10.828, 0.001],
    [2, 4.605, 0.1],
    [2, 5.991, 0.05],
    [2, 9.21, 0.01],
    [3, 7.815, 0.05],
    [3, 11.345, 0.01],
    [4, 9.488, 0.05],
    [4, 13.277, 0.01],
    [5, 11.07, 0.05],
    [5, 15.086, 0.01],
    [5, 20.515, 0.001],
  ])('with %i degrees of freedom, above %f lie %f', (degrees, value, tail) => {
    expect(upperTail(value, degrees)).toBeCloseTo(tail, 4)
  })

  it('has all of itself above 0', () => {
    for (const degrees of [1, 2, 3, 4, 5]) expect(upperTail(0, degrees)).toBeCloseTo(1, 12)
  })
})

describe('two branches', () => {
  it('differ as aspirin and placebo did in the Physicians’ Health Study (Agresti: z 5.00, χ² 25.01)', () => {
    const found = compareBranches([
      { of: 11_034, successes: 189 },
      { of: 11_037, successes: 104 },
    ])!
    expect(found.chiSquare).toBeCloseTo(25.01, 2)
    expect(Math.sqrt(found.chiSquare)).toBeCloseTo(5, 2)
    expect(found.p).toBeLessThan(1e-6)
  })

  it('are the two-proportion z-test with pooled variance', () => {
    const [a, b] = [
      { of: 2_000, successes: 120 },
      { of: 1_800, successes: 138 },
    ] as const
    const pooled = (a.successes + b.successes) / (a.of + b.of)
    const z =
      (a.successes / a.of - b.successes / b.of) /
      Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of))
    const { chiSquare, degreesOfFreedom } = compareBranches([a, b])!
    expect(chiSquare).toBeCloseTo(z * z, 10)
    expect(degreesOfFreedom).toBe(1)
  })

  it('that are alike differ by chance', () => {
    const same = { of: 500, successes: 50 }
    expect(compareBranches([same, same])).toMatchObject({ chiSquare: 0, p: 1 })
  })
})

it('five branches are those of NIST’s handbook (7.4.6: wafers of five lots, χ² 12.131, 4 degrees)', () => {
  const lots = [36, 46, 42, 63, 38].map((successes) => ({ of: 300, successes }))
  const { chiSquare, degreesOfFreedom, p } = compareBranches(lots)!
  expect(chiSquare).toBeCloseTo(12.131, 3)
  expect(degreesOfFreedom).toBe(4)
  // above the critical value 9.488 of 5 %, below 13.277 of 1 %
  expect(p).toBeGreaterThan(0.01)
  expect(p).toBeLessThan(0.05)
})

it.each([
  ['one branch', [{ of: 100, successes: 50 }]],
  ['more orders than people', [{ of: 100, successes: 120 }, { of: 100, successes: 20 }]], // prettier-ignore
  ['nobody', [{ of: 0, successes: 0 }, { of: 0, successes: 0 }]], // prettier-ignore
  ['four in a cell', [{ of: 100, successes: 4 }, { of: 100, successes: 4 }]], // prettier-ignore
])('says nothing of %s', (_, branches) => {
  expect(compareBranches(branches)).toBeNull()
})
