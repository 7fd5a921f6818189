import { cleanFacts } from '../cleanFacts.js'
import type { DecodeCDN } from './decodeCDN.js'
import { headerText } from './headerText.js'

/**
 * Cloudflare: the country always, the rest with the managed transform "Add visitor location
 * headers". Raw UTF-8, not percent-encoded; `XX` is unknown and `T1` is Tor.
 * Source: developers.cloudflare.com/rules/transform/managed-transforms/reference
 */
export const cloudflare: DecodeCDN = (headers) =>
  cleanFacts({
    city: headerText(headers, 'cf-ipcity'),
    country: headerText(headers, 'cf-ipcountry'),
    latitude: headerText(headers, 'cf-iplatitude'),
    longitude: headerText(headers, 'cf-iplongitude'),
    postalCode: headerText(headers, 'cf-postal-code'),
    regionCode: headerText(headers, 'cf-region-code'),
    regionName: headerText(headers, 'cf-region'),
    timezone: headerText(headers, 'cf-timezone'),
  })
