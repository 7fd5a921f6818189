import { fail } from '../kit/fail.js'
import { isAllowedDestination } from '../scan/decide/destinationProblem.js'
import { checks } from './checks.js'

/** Where people go whose code leads nowhere; `null`: they see a page. */
export function fallbackOf(written: unknown, schemes: readonly string[]): null | string {
  const url = checks.text('options.fallbackURL', written)
  if (url === null) return null
  return isAllowedDestination(url, schemes)
    ? url
    : fail('options.fallbackURL', url, 'an absolute http(s) URL')
}
