import type { Located } from '../../vocabulary/scan.js'

import { createLRU } from '../../kit/createLRU.js'

/** Addresses kept: a stadium behind one carrier, in a few MB. */
const KEPT = 20_000
/** Milliseconds after which everything is looked up anew. */
const LIFETIME = 60_000
/** Milliseconds after which a replaced database is noticed. */
const CHECK = 1_000

/**
 * What was found for an address a moment ago: the people of one network scan in a row, and a lookup
 * is a fifth of a scan's work. Forgets everything after a minute, and within a second when
 * `version` changes because a database was replaced.
 */
export const createFactsMemory = (version: () => unknown, now: () => number = Date.now) => {
  let known = createLRU<Located>(KEPT)
  let knownVersion = version()
  let until = 0
  let checked = -Infinity
  const refresh = (): void => {
    const at = now()
    if (at < checked + CHECK && at < until) return
    checked = at
    const current = version()
    if (at < until && current === knownVersion) return
    known = createLRU(KEPT)
    knownVersion = current
    until = at + LIFETIME
  }
  return (address: string, find: () => Located): Located => {
    refresh()
    const before = known.get(address)
    if (before) return before
    const facts = find()
    known.set(address, facts)
    return facts
  }
}
