/**
 * Under this name a form of the admin sends what it was loaded with, as JSON, beside its values. No
 * field: neither types nor the API know it.
 */
export const LOADED = '_qrLoaded'

export type Values = Record<string, unknown>

/** What a refused save tells the form under that name, as JSON. */
export type Refused = {
  /** By path: what others made of it, which the person knows from then on. */
  known: Values
  /** The same in words. Payload takes those of a field away when it asks the server next. */
  notes: string[]
}

/** What was sent, or what a refused save says is there now; `null` for anything else. */
export function parseLoaded(text: unknown): null | Values {
  if (typeof text !== 'string') return null
  try {
    const values: unknown = JSON.parse(text)
    return isValues(values) ? values : null
  } catch {
    return null
  }
}

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
