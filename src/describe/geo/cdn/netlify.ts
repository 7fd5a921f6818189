import { cleanFacts } from '../cleanFacts.js'
import type { DecodeCDN } from './decodeCDN.js'
import { headerText } from './headerText.js'

type Fields = Record<string, unknown>

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const parse = (text: string): Fields => {
  try {
    return fields(
      JSON.parse(
        text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8'),
      ),
    )
  } catch {
    return {}
  }
}

/** Netlify: one header with JSON, as base64 or raw. Source: docs.netlify.com (Geo object) */
export const netlify: DecodeCDN = (headers) => {
  const geo = parse(headerText(headers, 'x-nf-geo') ?? '')
  const region = fields(geo.subdivision)
  return cleanFacts({
    city: geo.city,
    country: fields(geo.country).code,
    latitude: geo.latitude,
    longitude: geo.longitude,
    postalCode: geo.postalCode ?? geo.postal_code,
    regionCode: region.code,
    regionName: region.name,
    timezone: geo.timezone,
  })
}
