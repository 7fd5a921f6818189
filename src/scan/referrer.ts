import { cleanText } from './cleanText.js'

export const REFERRER_MAX_LENGTH = 512

/**
 * The page a scan came from, without query and fragment: those hold what people searched for and
 * tokens. Only http and https; `null` for anything else.
 */
export function referrer(header: null | string): null | string {
  if (!header || header.length > 8192) return null
  try {
    const { origin, pathname, protocol } = new URL(header)
    if (protocol !== 'https:' && protocol !== 'http:') return null
    return cleanText(origin + pathname, REFERRER_MAX_LENGTH)
  } catch {
    return null
  }
}
