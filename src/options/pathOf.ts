import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/**
 * A path without a slash at the end.
 *
 * @param named - the option it comes from
 * @param byDefault - also the example in the message
 */
export function pathOf(written: unknown, named = 'options.path', byDefault = '/q'): string {
  const path = (checks.text(named, written) ?? byDefault).replace(/\/+$/, '')
  return /^(\/[a-z0-9._~-]+)+$/i.test(path)
    ? path
    : fail(named, written, `a path like '${byDefault}', without spaces or parameters`)
}
