import { CROCKFORD } from './scanIdAt.js'

const DIGITS = new RegExp(`^[${CROCKFORD}]{0,10}`)

/**
 * When a ULID was made, epoch milliseconds. Of other text: no later than any ULID that sorts above
 * it, because only the digits it begins with count.
 */
export function timeOfULID(id: string): number {
  let at = 0
  for (const digit of DIGITS.exec(id)![0].padEnd(10, '0')) at = at * 32 + CROCKFORD.indexOf(digit)
  return at
}

/** Whether an id is one of those that every collation, and JavaScript, put in the same order. */
export const sortsAlike = (id: string): boolean => /^[0-9A-Z]{26}$/.test(id)
