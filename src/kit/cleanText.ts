// Lone halves of a pair only: with the `u` flag a whole pair is one character and no surrogate.
const UNSTORABLE = /[\0\p{Surrogate}]/gu

const SUSPICIOUS = /[\0\ud800-\udfff]/

/**
 * Text as PostgreSQL can store it: at most `max` UTF-16 units, without NUL and lone surrogates.
 * `null` when nothing is left.
 */
export function cleanText(value: null | string | undefined, max: number): null | string {
  if (!value) return null
  const cut = value.length > max ? value.slice(0, max) : value
  return (SUSPICIOUS.test(cut) ? cut.replace(UNSTORABLE, '') : cut) || null
}
