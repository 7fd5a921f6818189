import type { ContentFields } from './types.js'

import { ContentError } from './ContentError.js'
import { needed, shown } from './readField.js'

/** ITU-T E.164: a number has fifteen digits at the most, its country code included. */
const MOST_DIGITS = 15

/**
 * A phone number as it is dialled: `+` and digits, also `*` and `#` of short codes. What people write
 * between the digits goes (RFC 3966, 5.1.1: visual separators), also the `(0)` of `+49 (0)30`, which
 * nobody dials from abroad.
 */
export function phoneNumber(fields: ContentFields): string {
  const written = needed(fields, 'phone').trim()
  const plain = written
    .replace(/^(\+\d{1,3}\s*)\(0\)/, '$1')
    // Also the blanks, hyphens and directions that word processors make of them.
    .replaceAll(/[\s\-./()\u00ad\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2060]/g, '')
  if (!/\d/.test(plain)) {
    throw new ContentError('phone', 'contentNoDigits', { value: shown(written) })
  }
  const wrong = /[^\d*#+]/u.exec(plain)?.[0] ?? (plain.lastIndexOf('+') > 0 ? '+' : null)
  if (wrong !== null) {
    throw new ContentError('phone', 'contentPhoneCharacter', {
      character: wrong,
      value: shown(written),
    })
  }
  const digits = plain.replaceAll(/\D/g, '').length
  if (digits > MOST_DIGITS) throw new ContentError('phone', 'contentPhoneLong', { digits })
  return plain
}
