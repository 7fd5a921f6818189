import { createHash } from 'node:crypto'

import { cleanText } from '../../kit/cleanText.js'
import { isPlausibleEmail } from '../isPlausibleEmail.js'
import { MalformedPayloadError } from './TicketingError.js'

/**
 * Readers of single fields. Together they are the allow-list: what no reader asks for is gone. What a
 * sum, a number or a time depends on is read as it was written, or the message is set aside.
 */

export type Fields = Readonly<Record<string, unknown>>

const nothing: Fields = Object.freeze({})

/** An object's fields; none for anything else. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : nothing

const MOST_ITEMS = 20_000

/** Every item of a list; throws where there are more than a message of 1 MB can sensibly have. */
const all = (values: readonly unknown[]): readonly unknown[] => {
  if (values.length <= MOST_ITEMS) return values
  throw new MalformedPayloadError(`a list has ${values.length} items; the most is ${MOST_ITEMS}`)
}

export const items = (value: unknown): Fields[] =>
  Array.isArray(value) ? all(value).map(fields) : []

/** Text PostgreSQL can hold, without control characters, trimmed and cut; `null` when empty. */
export const text = (value: unknown, max = 200): null | string => {
  if (typeof value !== 'string') return null
  const clean = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  return cleanText(clean, max)
}

const LONGEST_ID = 128

/** An id as text; numbers are accepted, since some senders write them so. Two that are cut are one. */
export const identifier = (value: unknown): null | string => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value === 'string' && value.trim().length > LONGEST_ID) {
    throw new MalformedPayloadError(`an id is longer than ${LONGEST_ID} characters`)
  }
  return text(value, LONGEST_ID)
}

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)$/i

/** Epoch milliseconds of an instant (RFC 3339); `null` when none is given. */
export const instant = (value: unknown): null | number => {
  if (value === undefined || value === null || value === '') return null
  const match = typeof value === 'string' ? INSTANT.exec(value) : null
  const [, year = '', month = '', day = ''] = match ?? []
  const time = match && isDay(Number(year), Number(month), Number(day)) ? Date.parse(match[0]) : NaN
  if (Number.isNaN(time)) {
    throw new MalformedPayloadError('a time is no instant such as "2026-06-01T10:00:00Z"')
  }
  return time
}

// `Date.parse` makes 2 March of 30 February
const isDay = (year: number, month: number, day: number): boolean =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day

/** A whole number of pieces; one where none is given. */
export const count = (value: unknown): number => {
  if (value === undefined || value === null) return 1
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new MalformedPayloadError('a quantity is no whole number of pieces')
}

/** ISO 4217, upper case. */
export const currencyCode = (value: unknown): null | string => {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return /^[A-Z]{3}$/.test(code) ? code : null
}

/** Texts of an array, without blanks and duplicates, in order. */
export const texts = (values: readonly unknown[]): string[] => [
  ...new Set(all(values).flatMap((value) => text(value) ?? [])),
]

/** The JSON object in a body. Says what is wrong without quoting any of it. */
export const parseJSON = (raw: Uint8Array): Record<string, unknown> => {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new MalformedPayloadError('The body is not JSON in UTF-8')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedPayloadError('The body is JSON, but not an object')
  }
  return value as Record<string, unknown>
}

/**
 * An e-mail address, trimmed and lower-cased, for joining people: CRMs lower-case too. `null` for
 * anything no contact can have: the order counts all the same. Only a mail proves an address.
 */
export const readEmail = (value: unknown): null | string => {
  if (typeof value !== 'string') return null
  const email = value.trim().toLowerCase()
  return isPlausibleEmail(email) ? email : null
}

/** A full name cut at its last space: right for most, and the CRM wants two fields. */
export const splitName = (
  value: unknown,
): { firstName: null | string; lastName: null | string } => {
  const name = text(value)
  if (!name) return { firstName: null, lastName: null }
  const cut = name.lastIndexOf(' ')
  return cut === -1
    ? { firstName: null, lastName: name }
    : { firstName: name.slice(0, cut).trim(), lastName: name.slice(cut + 1) }
}

/** Field names a click id travels under, first match wins. */
const clickIdNames: readonly string[] = ['qr_click', 'qr_scan_id']

/** A click id as we hand them out: opaque and URL-safe. Anything else is not carried on. */
export const asClickId = (value: unknown): null | string =>
  typeof value === 'string' && /^[\w.~-]{8,128}$/.test(value.trim()) ? value.trim() : null

/** The first click id among places that may hold one (ticket meta, extra fields, metadata). */
export const readClickId = (places: readonly Fields[]): null | string => {
  for (const place of places) {
    for (const name of clickIdNames) {
      const id = Object.hasOwn(place, name) ? asClickId(place[name]) : null
      if (id) return id
    }
  }
  return null
}

/** The provider's own id of a delivery; a digest of the body stands in when it has none. */
export const deliveryIdOf = (id: unknown, raw: Uint8Array): string => {
  const given = text(id, 400)
  if (given && given.length <= 128) return given
  return `sha256:${createHash('sha256')
    .update(given ?? raw)
    .digest('hex')}`
}
