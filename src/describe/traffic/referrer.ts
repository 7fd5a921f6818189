import { cleanText } from '../../kit/cleanText.js'

const REFERRER_MAX_LENGTH = 512

const PACKAGE = /^[a-z]\w*(\.[a-z]\w*)+$/i

/**
 * The page a scan came from, without query and fragment: those hold what people searched for and
 * tokens. Of an Android app its package alone (`android-app:com.example`). Only those and http and
 * https; `null` for anything else.
 */
export function referrer(header: null | string): null | string {
  if (!header || header.length > 8192) return null
  try {
    const { host, origin, pathname, protocol } = new URL(header)
    if (protocol === 'android-app:') {
      // https://developer.android.com/reference/android/content/Intent#EXTRA_REFERRER
      return PACKAGE.test(host) ? cleanText(`android-app:${host}`, REFERRER_MAX_LENGTH) : null
    }
    if (protocol !== 'https:' && protocol !== 'http:') return null
    return cleanText(origin + pathname, REFERRER_MAX_LENGTH)
  } catch {
    return null
  }
}
