import { cleanFacts } from '../cleanFacts.js'
import type { DecodeCDN } from './decodeCDN.js'
import { headerText } from './headerText.js'

/** Vercel: the city is percent-encoded. Source: vercel.com/docs/headers/request-headers */
export const vercel: DecodeCDN = (headers) =>
  cleanFacts({
    city: headerText(headers, 'x-vercel-ip-city', { percent: true }),
    country: headerText(headers, 'x-vercel-ip-country'),
    latitude: headerText(headers, 'x-vercel-ip-latitude'),
    longitude: headerText(headers, 'x-vercel-ip-longitude'),
    postalCode: headerText(headers, 'x-vercel-ip-postal-code'),
    regionCode: headerText(headers, 'x-vercel-ip-country-region'),
    timezone: headerText(headers, 'x-vercel-ip-timezone'),
  })
