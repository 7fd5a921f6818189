import type { ID } from './scan.js'

/** Somebody who holds places of a code, and how many at the most. */
export type Share = {
  holder: string
  most: number
  /** Set where it is the code's own limit for one visitor. */
  turn?: Turn
}

/** A visitor whose scans of a code are counted until the key of their hash is destroyed. */
export type Turn = {
  /** Epoch milliseconds; `Infinity`: the key is kept for good. */
  until: number
  visitor: string
}

/** Places of codes, taken and given back; each in one atomic statement or transaction. */
export type PlaceStore = {
  /** Takes one of `limit` places of a code in one atomic statement; `false` when none is left. */
  claimPlace: (id: ID, limit: number) => Promise<boolean>
  /**
   * The same for holders that may have only so many. `shared`: one of them has them already; `had`: the
   * visitor does whose turn it is. Without a limit (`null`) turns alone are counted.
   */
  claimShare: (
    id: ID,
    limit: null | number,
    held: readonly Share[],
  ) => Promise<'had' | 'shared' | 'taken' | 'used-up'>
  /** Whether a holder has all of theirs; takes none. */
  hasShare: (held: Share) => Promise<boolean>
  /** Gives back a place that was taken for nobody. */
  releaseShare: (id: ID, limit: null | number, held: readonly Share[]) => Promise<void>
}

/** Somebody who is let in with a code. */
export type CheckIn = {
  /** Made up by who asks: the same one again is no second time. */
  attempt: string
  /** Epoch milliseconds. */
  at: number
  /** Who let them in: collection and id. */
  by: string
}
