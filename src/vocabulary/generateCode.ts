import { randomBytes } from 'node:crypto'

import { CODE_MAX_LENGTH } from './normaliseCode.js'

/**
 * A random code from `CODE_ALPHABET`, every one equally likely; already in canonical form.
 * Six characters make 887 million codes. Throws a `RangeError` on a length outside 1 to 64.
 */
export function generateCode(length = 6): string {
  if (!Number.isInteger(length) || length < 1 || length > CODE_MAX_LENGTH) {
    throw new RangeError(`A code has 1 to ${CODE_MAX_LENGTH} characters, not ${length}.`)
  }
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      // The alphabet has 31 characters: of 32 equally likely values the last is thrown away.
      const character = CODE_ALPHABET[byte & 31]
      if (character !== undefined && code.length < length) code += character
    }
  }
  return code
}

/**
 * Characters of generated codes: one case (keeps the symbol in alphanumeric mode) and nothing a
 * person could misread in print or on the phone: no 0/O, no 1/I/L.
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
