import { createMatrix } from './createMatrix.js'

export type SmallerSymbol = {
  /** Characters that are too many. */
  fewer: number
  /** Modules per side as it is. */
  size: number
  /** Modules per side without them. */
  smaller: number
}

/** Nobody buys another domain for more. */
const MOST_FEWER = 6

/** A symbol this small has no size to lose: 25 modules. */
const SMALL_VERSION = 2

/**
 * What a few characters fewer in the domain or path of a short URL would save; `null` where its symbol
 * is small, or they would not help.
 */
export function smallerSymbol(url: string): null | SmallerSymbol {
  if (!/^https?:\/\//i.test(url)) return null
  const { size, version } = createMatrix(url, { boost: false })
  if (version <= SMALL_VERSION) return null
  const start = url.indexOf('://') + 3
  const host = url.slice(start).search(/[/:]|$/)
  for (let fewer = 1; fewer <= MOST_FEWER && fewer < host; fewer++) {
    const matrix = createMatrix(url.slice(0, start) + url.slice(start + fewer), { boost: false })
    if (matrix.version < version) return { fewer, size, smaller: matrix.size }
  }
  return null
}
