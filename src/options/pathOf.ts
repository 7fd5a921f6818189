import { fail } from '../fail.js'
import { checks } from './checks.js'

/** The path of scans, without a slash at the end. */
export function pathOf(written: unknown): string {
  const path = (checks.text('options.path', written) ?? '/q').replace(/\/+$/, '')
  return /^(\/[a-z0-9._~-]+)+$/i.test(path)
    ? path
    : fail('options.path', written, "a path like '/q', without spaces or parameters")
}
