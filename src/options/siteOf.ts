import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** The address of the site, without a slash at the end. */
export function siteOf(written: unknown): null | string {
  const url = checks.text('options.siteURL', written)
  if (url === null) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.username || parsed?.password) {
    // Not shown: it may be a password.
    fail('options.siteURL', 'a user name', 'an address without one, as it is printed')
  }
  return parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.hash
    ? url.replace(/\/+$/, '')
    : fail('options.siteURL', url, "an absolute URL like 'https://example.com'")
}
