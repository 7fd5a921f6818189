import type { Located } from '../../vocabulary/scan.js'

import { cleanFacts } from './cleanFacts.js'

type Fields = Record<string, unknown>

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const firstOf = (value: unknown): Fields => fields(Array.isArray(value) ? value[0] : undefined)

const english = (value: unknown): unknown => fields(fields(value).names).en

/** DB-IP adds a district, `Frankfurt am Main (Innenstadt I)`; cities are grouped without it. */
const withoutDistrict = (city: unknown): unknown =>
  typeof city === 'string' ? city.replace(/ \(.*$/s, '') : city

const number = (record: Fields): unknown =>
  record.autonomous_system_number ?? fields(record.traits).autonomous_system_number

const organization = (record: Fields): unknown => {
  const traits = fields(record.traits)
  return (
    record.isp ??
    traits.isp ??
    record.autonomous_system_organization ??
    traits.autonomous_system_organization ??
    record.organization
  )
}

/**
 * Reads a database's record in either schema: MaxMind's nested one (also DB-IP's own files) and the
 * flat one of `@ip-location-db`, plus the networks of ASN and ISP databases.
 */
export const recordFacts = (value: unknown): null | Partial<Located> => {
  const record = fields(value)
  const location = fields(record.location)
  const region = firstOf(record.subdivisions)
  const isCode = typeof record.state1 === 'string' && /^[A-Z0-9]{1,3}$/.test(record.state1)
  return cleanFacts({
    asn: number(record),
    asOrganization: organization(record),
    city: withoutDistrict(typeof record.city === 'string' ? record.city : english(record.city)),
    country: record.country_code ?? fields(record.country).iso_code,
    latitude: location.latitude ?? record.latitude,
    longitude: location.longitude ?? record.longitude,
    postalCode: fields(record.postal).code ?? record.postcode,
    regionCode: region.iso_code ?? (isCode ? record.state1 : undefined),
    regionName: english(region) ?? (isCode ? undefined : record.state1),
    timezone: location.time_zone ?? record.timezone,
  })
}
