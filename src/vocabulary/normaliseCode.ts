/** Longest code in characters. */
export const CODE_MAX_LENGTH = 64

// Checked before upper-casing: `ß`, `ı` and friends would turn into ASCII letters by it.
const CODE = /^[0-9A-Za-z-][0-9A-Za-z.-]{0,63}$/
const LONGEST_RAW = 1024

/**
 * The one canonical form of a code: upper case, 1 to 64 of `0-9 A-Z - .`, not starting with a dot.
 * Those characters are safe in a path segment and keep a QR symbol in alphanumeric mode.
 * Takes a code as typed, or a path segment, percent-encoded or not, with or without trailing
 * slashes. `null` when it cannot be a code; never throws.
 */
export function normaliseCode(raw: string): null | string {
  if (typeof raw !== 'string' || raw.length === 0 || raw.length > LONGEST_RAW) return null
  if (CODE.test(raw)) return raw.toUpperCase()
  let text = raw
  if (text.includes('%')) {
    try {
      text = decodeURIComponent(text)
    } catch {
      return null
    }
  }
  text = text.trim().replace(/\/+$/, '').trim()
  return CODE.test(text) ? text.toUpperCase() : null
}
