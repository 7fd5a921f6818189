import type { CDN, Located } from '../vocabulary/scan.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type GeoOption = {
  /**
   * MaxMind-style ASN or ISP database.
   *
   * @default process.env.GEOIP_ASN_DB_PATH
   */
  asnPath?: string
  /**
   * CDN whose location headers are believed. Set it only where the server accepts that CDN alone:
   * anybody else could send the same headers.
   *
   * @default none
   */
  cdn?: CDN
  /**
   * MaxMind-style city database (GeoLite2, GeoIP2, DB-IP).
   *
   * @default process.env.GEOIP_DB_PATH
   */
  databasePath?: string
  /**
   * Names of the headers your VCL sets, where they differ from those of Fastly's documentation.
   * Only with `cdn: 'fastly'`.
   *
   * @default { city: 'client-geo-city', country: 'client-geo-country-code', … }
   * @example { city: 'x-geo-city' }
   */
  fastlyHeaders?: Partial<Record<Exclude<keyof Located, 'geoDate' | 'geoSource'>, string>>
  /**
   * `'auto'` loads an installed `geoip-lite` when no other city source is there: it blocks the
   * process for about 0.3 s and keeps over 100 MB. `true` loads it in any case, `false` never.
   *
   * @default 'auto'
   */
  geoipLite?: 'auto' | boolean
  /**
   * Days after which the admin says that the geo data is old. `false` never says so.
   *
   * @default 90
   */
  maxAge?: false | number
  /**
   * Reads `databasePath` and `asnPath` again when the files change.
   *
   * @default true
   */
  watch?: boolean
}

const CDNS: readonly CDN[] = ['akamai', 'cloudflare', 'cloudfront', 'fastly', 'netlify', 'vercel']
const KEYS = [
  'asnPath',
  'cdn',
  'databasePath',
  'fastlyHeaders',
  'geoipLite',
  'maxAge',
  'watch',
] as const satisfies (keyof GeoOption)[]
const FACTS = [
  'asn',
  'asOrganization',
  'city',
  'country',
  'latitude',
  'longitude',
  'postalCode',
  'regionCode',
  'regionName',
  'timezone',
]

export type Geo = Readonly<{ maxAge: false | number } & GeoOption>

/** Where scans are located from; `false` for nowhere. */
export function geoOf(written: boolean | GeoOption | undefined): false | Geo {
  if (written === false) return false
  const geo = written === true ? {} : checks.object<GeoOption>('options.geo', written, KEYS)
  checks.text('options.geo.asnPath', geo.asnPath)
  checks.text('options.geo.databasePath', geo.databasePath)
  if (geo.cdn !== undefined) checks.oneOf('options.geo.cdn', geo.cdn, 'cloudflare', CDNS)
  if (typeof geo.geoipLite !== 'boolean' && geo.geoipLite !== 'auto') {
    if (geo.geoipLite !== undefined) {
      fail('options.geo.geoipLite', geo.geoipLite, "'auto', true or false")
    }
  }
  checks.boolean('options.geo.watch', geo.watch, true)
  fastlyHeadersOf(geo)
  const { maxAge } = geo
  return {
    ...geo,
    maxAge: maxAge !== false && checks.integer('options.geo.maxAge', maxAge, 90, 1, 36_500),
  }
}

function fastlyHeadersOf({ cdn, fastlyHeaders }: GeoOption): void {
  const path = 'options.geo.fastlyHeaders'
  for (const [fact, name] of Object.entries(checks.object(path, fastlyHeaders, FACTS))) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(checks.text(`${path}.${fact}`, name) ?? '')) {
      fail(`${path}.${fact}`, name, 'the name of a header')
    }
  }
  if (fastlyHeaders && cdn !== 'fastly') fail(path, fastlyHeaders, "nothing without cdn: 'fastly'")
}
