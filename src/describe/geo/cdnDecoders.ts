import type { CDN, Located, ScanHeaders } from '../../vocabulary/scan.js'

import { cleanFacts, type RawFacts } from './cleanFacts.js'

/** Reads a CDN's location headers; `null` when they say nothing. Never throws. */
type DecodeCDN = (headers: ScanHeaders) => null | Partial<Located>

export const decoders = (fastlyHeaders?: FastlyHeaders): Record<CDN, DecodeCDN> => ({
  akamai,
  cloudflare,
  cloudfront,
  fastly: fastly(fastlyHeaders),
  netlify,
  vercel,
})

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
    asn: values.get('asnum'),
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

/**
 * CloudFront, with an origin request policy that adds the viewer's location. Percent-encoded.
 * Source: docs.aws.amazon.com/AmazonCloudFront (Add CloudFront request headers)
 */
export const cloudfront: DecodeCDN = (headers) => {
  const text = (name: string) => headerText(headers, `cloudfront-viewer-${name}`, { percent: true })
  return cleanFacts({
    asn: text('asn'),
    city: text('city'),
    country: text('country'),
    latitude: text('latitude'),
    longitude: text('longitude'),
    postalCode: text('postal-code'),
    regionCode: text('country-region'),
    regionName: text('country-region-name'),
    timezone: text('time-zone'),
  })
}

/** Header names by fact. */
export type FastlyHeaders = Partial<Record<keyof RawFacts, string>>

/** The VCL variable's name with hyphens: `set req.http.client-geo-city = client.geo.city.utf8;` */
const DEFAULTS: Required<FastlyHeaders> = {
  asn: 'client-as-number',
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

type Fields = Record<string, unknown>

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const lossy = new TextDecoder()
const base64Bytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))

const parse = (text: string): Fields => {
  try {
    return fields(
      JSON.parse(text.trimStart().startsWith('{') ? text : lossy.decode(base64Bytes(text))),
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

/** Vercel: the city is percent-encoded. Source: vercel.com/docs/headers/request-headers */
export const vercel: DecodeCDN = (headers) =>
  cleanFacts({
    asn: headerText(headers, 'x-vercel-ip-as-number'),
    city: headerText(headers, 'x-vercel-ip-city', { percent: true }),
    country: headerText(headers, 'x-vercel-ip-country'),
    latitude: headerText(headers, 'x-vercel-ip-latitude'),
    longitude: headerText(headers, 'x-vercel-ip-longitude'),
    postalCode: headerText(headers, 'x-vercel-ip-postal-code'),
    regionCode: headerText(headers, 'x-vercel-ip-country-region'),
    timezone: headerText(headers, 'x-vercel-ip-timezone'),
  })

/** Longest header value looked at; EdgeScape lists and Netlify's JSON are long. */
const MAX = 4096

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Node hands header bytes over as latin1; UTF-8 sent raw (`ZÃ¼rich`) is put right again. */
const latin1ToUTF8 = (value: string): string => {
  if (!/[\x80-\xff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value
  try {
    return utf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)))
  } catch {
    return value
  }
}

const percentDecoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** A header's text; `percent` for CDNs that percent-encode names. Never throws. */
const headerText = (
  headers: ScanHeaders,
  name: string,
  { percent = false }: { percent?: boolean } = {},
): null | string => {
  const raw = headers.get(name)?.slice(0, MAX)
  if (!raw) return null
  return latin1ToUTF8(percent && raw.includes('%') ? percentDecoded(raw) : raw)
}
