import type { GeoFacts } from '../../vocabulary/scan.js'
import { cleanText } from './cleanText.js'

/** A source's own values, not yet checked. */
export type RawFacts = {
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
  const code = cleanText(value, 10)?.toUpperCase() ?? ''
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) ? code : null
}

const toRegionCode = (value: unknown): null | string => {
  const code =
    cleanText(value, 20)
      ?.toUpperCase()
      .replace(/^[A-Z]{2}-/, '') ?? ''
  return /^[A-Z0-9]{1,3}$/.test(code) ? code : null
}

const toTimezone = (value: unknown): null | string => {
  const zone = cleanText(value, 64) ?? ''
  // only the shape of an IANA name: `PST` or `GMT+8` would be misread
  return /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(zone) || zone === 'UTC' ? zone : null
}

const toDegrees = (value: unknown, limit: number): null | number => {
  const text = typeof value === 'number' ? String(value) : (cleanText(value, 40) ?? '')
  if (!/^[+-]?\d{1,3}(?:\.\d*)?$/.test(text)) return null
  const degrees = Math.round(Number(text) * 1e4) / 1e4
  // + 0 turns -0 into 0
  return Math.abs(degrees) <= limit ? degrees + 0 : null
}

const toPosition = (raw: RawFacts): Pick<GeoFacts, 'latitude' | 'longitude'> => {
  const latitude = toDegrees(raw.latitude, 90)
  const longitude = toDegrees(raw.longitude, 180)
  const known = latitude !== null && longitude !== null && !(latitude === 0 && longitude === 0)
  return known ? { latitude, longitude } : { latitude: null, longitude: null }
}

/** Checks and caps a source's values; whatever is malformed is unknown. `null`: nothing is known. */
export const cleanFacts = (raw: RawFacts): null | Partial<GeoFacts> => {
  const facts = {
    asOrganization: cleanText(raw.asOrganization, MAX_LENGTH.asOrganization),
    city: cleanText(raw.city, MAX_LENGTH.city),
    country: toCountry(raw.country),
    postalCode: cleanText(raw.postalCode, MAX_LENGTH.postalCode),
    regionCode: toRegionCode(raw.regionCode),
    regionName: cleanText(raw.regionName, MAX_LENGTH.regionName),
    timezone: toTimezone(raw.timezone),
    ...toPosition(raw),
  }
  return Object.values(facts).some((value) => value !== null) ? facts : null
}
