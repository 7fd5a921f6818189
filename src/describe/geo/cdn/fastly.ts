import { cleanFacts, type RawFacts } from '../cleanFacts.js'
import type { DecodeCDN } from './decodeCDN.js'
import { headerText } from './headerText.js'

/** Header names by fact. */
export type FastlyHeaders = Partial<Record<keyof RawFacts, string>>

/** The VCL variable's name with hyphens: `set req.http.client-geo-city = client.geo.city.utf8;` */
const DEFAULTS: Required<FastlyHeaders> = {
  asOrganization: 'client-as-name',
  city: 'client-geo-city',
  country: 'client-geo-country-code',
  latitude: 'client-geo-latitude',
  longitude: 'client-geo-longitude',
  postalCode: 'client-geo-postal-code',
  regionCode: 'client-geo-region',
  regionName: 'client-geo-region-name',
  timezone: 'client-geo-timezone',
}

/**
 * Fastly sends nothing by itself: VCL must set the headers on every request, or anybody could.
 * Source: fastly.com/documentation/reference/vcl/variables/geolocation (`?` is unknown)
 *
 * @throws when a configured name is no header name
 */
export const fastly = (names: FastlyHeaders = {}): DecodeCDN => {
  const headerOf = Object.entries({ ...DEFAULTS, ...names })
  for (const [fact, name] of headerOf) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      throw new Error(`geo.fastlyHeaders.${fact}: "${name}" is not a header name`)
    }
  }
  return (headers) =>
    cleanFacts(
      Object.fromEntries(
        headerOf.map(([fact, name]) => [fact, headerText(headers, name)]),
      ) as RawFacts,
    )
}
