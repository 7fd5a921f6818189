/** What sources write when they do not know. */
const UNKNOWN = new Set(['', '-', '?', '(null)', 'null', 'reserved', 'undefined', 'unknown'])

/** Controls, line separators, direction overrides and lone surrogates (PostgreSQL refuses some). */
const UNWANTED = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** Text fit to be stored and shown, at most `max` characters; `null` when there is none. */
export const cleanText = (value: unknown, max: number): null | string => {
  if (typeof value !== 'string') return null
  // bounds the work below; controls are few, so nothing that is kept gets lost
  const raw = value.length > max * 4 ? value.slice(0, max * 4) : value
  const text = raw.replace(UNWANTED, '').normalize('NFC').trim()
  // the last step may leave half a surrogate pair behind, or a blank at the end
  const short =
    text.length > max
      ? text
          .slice(0, max)
          .replace(/[\ud800-\udbff]$/, '')
          .trimEnd()
      : text
  return UNKNOWN.has(short.toLowerCase()) ? null : short
}
