/**
 * Standard deviation of the gaps between instants by their mean: 0 is a timer, 1 is chance. `null`
 * where there are too few instants to say.
 */
export function evenness(instants: readonly number[], from = 0): null | number {
  const gaps = instants.length - from - 1
  if (gaps < 2) return null
  const mean = (instants.at(-1)! - instants[from]!) / gaps
  if (mean <= 0) return null
  let sum = 0
  for (let at = from + 1; at < instants.length; at++) {
    sum += (instants[at]! - instants[at - 1]! - mean) ** 2
  }
  return Math.sqrt(sum / gaps) / mean
}
