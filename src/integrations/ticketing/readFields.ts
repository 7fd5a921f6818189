import { cleanText } from '../../scan/cleanText.js'

/** Readers of single fields. Together they are the allow-list: what no reader asks for is gone. */

export type Fields = Readonly<Record<string, unknown>>

const nothing: Fields = Object.freeze({})

/** An object's fields; none for anything else. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : nothing

/** At most 1,000 items: an order of more is not one. */
export const items = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.slice(0, 1_000).map(fields) : []

/** Text PostgreSQL can hold, without control characters, trimmed and cut; `null` when empty. */
export const text = (value: unknown, max = 200): null | string => {
  if (typeof value !== 'string') return null
  const clean = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  return cleanText(clean, max)
}

/** An id as text; numbers are accepted, since some senders write them so. */
export const identifier = (value: unknown): null | string =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : text(value, 128)

/** Epoch milliseconds of an ISO 8601 instant; `null` when it is none. */
export const instant = (value: unknown): null | number => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return null
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : time
}

/** A whole number of pieces; `fallback` for anything else. */
export const count = (value: unknown, fallback = 1): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : fallback

/** ISO 4217, upper case. */
export const currencyCode = (value: unknown): null | string => {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return /^[A-Z]{3}$/.test(code) ? code : null
}

/** Texts of an array, without blanks and duplicates, in order. */
export const texts = (values: readonly unknown[]): string[] => [
  ...new Set(values.slice(0, 100).flatMap((value) => text(value) ?? [])),
]
