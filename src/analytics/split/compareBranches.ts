/** People a branch of a split got, and how many of them did what was hoped for. */
export type Branch = { of: number; successes: number }

export type Comparison = {
  /** Pearson's statistic of the table of successes and failures by branch. */
  chiSquare: number
  /** Branches less one. */
  degreesOfFreedom: number
  /** How often chance alone makes branches differ as much or more, 0 to 1. */
  p: number
}

/** Fewer expected in a cell, and the distribution is not that of chi-square (Cochran's rule). */
const LEAST_EXPECTED = 5

/**
 * Whether branches differ by more than chance: Pearson's chi-square test of homogeneity, without
 * continuity correction. Of two branches it is the two-sided two-proportion z-test with pooled variance,
 * whose z is the root of it. `null`: too few to say, fewer than 5 expected in a cell.
 *
 * @see https://www.itl.nist.gov/div898/handbook/prc/section4/prc46.htm
 */
export function compareBranches(branches: readonly Branch[]): Comparison | null {
  // Orders may be more than people: then they are no share of them.
  const areShares = branches.every(({ of, successes }) => successes <= of)
  if (branches.length < 2 || !areShares) return null
  const people = branches.reduce((sum, { of }) => sum + of, 0)
  const successes = branches.reduce((sum, one) => sum + one.successes, 0)
  const rate = successes / people
  let chiSquare = 0
  for (const { of, successes: seen } of branches) {
    for (const [expected, found] of [
      [of * rate, seen],
      [of * (1 - rate), of - seen],
    ] as const) {
      if (!(expected >= LEAST_EXPECTED)) return null
      chiSquare += (found - expected) ** 2 / expected
    }
  }
  const degreesOfFreedom = branches.length - 1
  return { chiSquare, degreesOfFreedom, p: upperTail(chiSquare, degreesOfFreedom) }
}

/**
 * How much of the chi-square distribution lies above a value, by the recurrence of the incomplete gamma
 * function: Q(a + 1, x) = Q(a, x) + x^a e^-x / Γ(a + 1), from Q(1/2, x) = erfc(√x) and Q(1, x) = e^-x.
 *
 * @see https://dlmf.nist.gov/8.8
 */
export function upperTail(chiSquare: number, degreesOfFreedom: number): number {
  const x = chiSquare / 2
  const isOdd = degreesOfFreedom % 2 === 1
  let a = isOdd ? 0.5 : 1
  let tail = isOdd ? erfc(Math.sqrt(x)) : Math.exp(-x)
  // Γ(3/2) and Γ(2)
  let gamma = isOdd ? Math.sqrt(Math.PI) / 2 : 1
  for (; a < degreesOfFreedom / 2; a += 1, gamma *= a) {
    tail += (x ** a * Math.exp(-x)) / gamma
  }
  return Math.min(1, tail)
}

/**
 * The complementary error function for values from 0 on: the series where it converges fast, else the
 * continued fraction.
 *
 * @see https://dlmf.nist.gov/7.6 and https://dlmf.nist.gov/7.9
 */
function erfc(x: number): number {
  if (x < 2) {
    let term = x
    let sum = x
    for (let n = 1; n < 60; n++) {
      term *= (-x * x) / n
      sum += term / (2 * n + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = x
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}
