import { cleanFacts } from '../cleanFacts.js'
import type { DecodeCDN } from './decodeCDN.js'
import { headerText } from './headerText.js'

/**
 * Akamai's EdgeScape (behaviour "Content Targeting"): `country_code=US,region_code=CA,…`. Values
 * may be empty or `reserved`; `zip` is a list of codes and ranges, of which the first is taken;
 * time zones are no IANA names mostly, and then unknown.
 * Source: techdocs.akamai.com/property-mgr/docs/content-tgting
 */
export const akamai: DecodeCDN = (headers) => {
  const values = new Map<string, string>()
  for (const pair of (headerText(headers, 'x-akamai-edgescape') ?? '').split(',')) {
    const at = pair.indexOf('=')
    if (at > 0) values.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim())
  }
  return cleanFacts({
    asOrganization: values.get('company') || values.get('network'),
    city: values.get('city'),
    country: values.get('country_code'),
    latitude: values.get('lat'),
    longitude: values.get('long'),
    postalCode: values.get('zip')?.split(/[+-]/)[0],
    regionCode: values.get('region_code'),
    timezone: values.get('timezone'),
  })
}
