import type { GeoFacts, Located } from '../../vocabulary/scan.js'

/** What sources write when they do not know. */
const UNKNOWN = new Set(['', '-', '?', '(null)', 'null', 'reserved', 'undefined', 'unknown'])

/** Controls, line separators, direction overrides and lone surrogates (PostgreSQL refuses some). */
const UNWANTED = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** Text fit to be stored and shown, at most `max` characters; `null` when there is none. */
const knownText = (value: unknown, max: number): null | string => {
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

/** A source's own values, not yet checked. */
export type RawFacts = {
  asn?: unknown
  asOrganization?: unknown
  city?: unknown
  country?: unknown
  latitude?: unknown
  longitude?: unknown
  postalCode?: unknown
  regionCode?: unknown
  regionName?: unknown
  timezone?: unknown
}

/** Longest text kept of each fact, in UTF-16 units. */
export const MAX_LENGTH = {
  asOrganization: 200,
  city: 120,
  postalCode: 20,
  regionName: 120,
} as const

/** Codes that name no country: unknown, Europe, Asia/Pacific. */
const NO_COUNTRY = new Set(['AP', 'EU', 'XX', 'ZZ'])

const toCountry = (value: unknown): null | string => {
  const code = knownText(value, 10)?.toUpperCase() ?? ''
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) ? code : null
}

const toRegionCode = (value: unknown): null | string => {
  const code =
    knownText(value, 20)
      ?.toUpperCase()
      .replace(/^[A-Z]{2}-/, '') ?? ''
  return /^[A-Z0-9]{1,3}$/.test(code) ? code : null
}

const toTimezone = (value: unknown): null | string => {
  const zone = knownText(value, 64) ?? ''
  // only the shape of an IANA name: `PST` or `GMT+8` would be misread
  return /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(zone) || zone === 'UTC' ? zone : null
}

const toDegrees = (value: unknown, limit: number): null | number => {
  const text = typeof value === 'number' ? String(value) : (knownText(value, 40) ?? '')
  if (!/^[+-]?\d{1,3}(?:\.\d*)?$/.test(text)) return null
  const degrees = Math.round(Number(text) * 1e4) / 1e4
  // + 0 turns -0 into 0
  return Math.abs(degrees) <= limit ? degrees + 0 : null
}

const toNumber = (value: unknown): null | number => {
  const text = typeof value === 'number' ? String(value) : (knownText(value, 20) ?? '')
  const digits = /^(?:AS ?)?([1-9]\d{0,9})$/i.exec(text)?.[1]
  return digits !== undefined && Number(digits) < 2 ** 32 ? Number(digits) : null
}

const toPosition = (raw: RawFacts): Pick<GeoFacts, 'latitude' | 'longitude'> => {
  const latitude = toDegrees(raw.latitude, 90)
  const longitude = toDegrees(raw.longitude, 180)
  const known = latitude !== null && longitude !== null && !(latitude === 0 && longitude === 0)
  return known ? { latitude, longitude } : { latitude: null, longitude: null }
}

/** Checks and caps a source's values; whatever is malformed is unknown. `null`: nothing is known. */
export const cleanFacts = (raw: RawFacts): null | Partial<Located> => {
  const facts = {
    asn: toNumber(raw.asn),
    asOrganization: knownText(raw.asOrganization, MAX_LENGTH.asOrganization),
    city: knownText(raw.city, MAX_LENGTH.city),
    country: toCountry(raw.country),
    postalCode: knownText(raw.postalCode, MAX_LENGTH.postalCode),
    regionCode: toRegionCode(raw.regionCode),
    regionName: knownText(raw.regionName, MAX_LENGTH.regionName),
    timezone: toTimezone(raw.timezone),
    ...toPosition(raw),
  }
  return Object.values(facts).some((value) => value !== null) ? facts : null
}
