const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A value in the one form in which two of them can be compared, empty ones as `null`. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || value === false) return null
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') {
    return INSTANT.test(value) && !Number.isNaN(Date.parse(value))
      ? new Date(value).toISOString()
      : value
  }
  if (Array.isArray(value)) return value.length ? value.map(plain) : null
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .map(([key, one]) => [key, plain(one)] as const)
    .filter(([, one]) => one !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length ? Object.fromEntries(entries) : null
}

/** Whether a form and a document mean the same: no value is an empty one, and an instant an instant. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(plain(a)) === JSON.stringify(plain(b))
