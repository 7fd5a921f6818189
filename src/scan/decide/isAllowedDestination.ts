import { createLRU } from '../../kit/createLRU.js'
import { destinationProblem } from './destinationProblem.js'

const NONE: readonly string[] = []
// Asked again on every scan of a code, so the latest verdicts are kept, per list of extra schemes.
const known = new WeakMap<readonly string[], ReturnType<typeof createLRU<boolean>>>()

/**
 * May a code lead there? `destinationProblem` says why not.
 *
 * @param extraSchemes schemes the host allows beside `ALLOWED_SCHEMES`; must not change afterwards
 */
export function isAllowedDestination(url: string, extraSchemes: readonly string[] = NONE): boolean {
  let verdicts = known.get(extraSchemes)
  if (verdicts === undefined) known.set(extraSchemes, (verdicts = createLRU(2000)))
  let allowed = verdicts.get(url)
  if (allowed === undefined) {
    allowed = destinationProblem(url, extraSchemes) === null
    verdicts.set(url, allowed)
  }
  return allowed
}
