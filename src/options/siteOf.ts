import { fail } from '../fail.js'
import { checks } from './checks.js'

/** The address of the site, without a slash at the end. */
export function siteOf(written: unknown): null | string {
  const url = checks.text('options.siteURL', written)
  if (url === null) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.hash
    ? url.replace(/\/+$/, '')
    : fail('options.siteURL', url, "an absolute URL like 'https://example.com'")
}
