/** The last digit of a GS1 number, from those before it: weights 3 and 1 from the right, modulo 10. */
export function checkDigitOf(digits: string): string {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 3 : 1)
  }
  return String((10 - (sum % 10)) % 10)
}

/** Characters of element strings in the order of their values (GS1 General Specifications, set 82). */
const SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const CHECK_SET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PRIMES = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
] as const

/**
 * The pair of check characters that ends a Global Model Number, from what is before it; `null` where that
 * cannot be one. Weights are primes from the right, modulo 1021.
 */
export function checkCharactersOf(text: string): null | string {
  if (text.length > PRIMES.length) return null
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const value = SET_82.indexOf(text[text.length - 1 - at]!)
    if (value < 0) return null
    sum += value * PRIMES[at]!
  }
  const rest = sum % 1021
  return CHECK_SET[rest >> 5]! + CHECK_SET[rest & 31]!
}
