import type { CDN } from '../vocabulary/scan.js'
import type { GeoOption, QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

const CDNS: readonly CDN[] = ['akamai', 'cloudflare', 'cloudfront', 'fastly', 'netlify', 'vercel']
const KEYS = [
  'asnPath',
  'cdn',
  'databasePath',
  'fastlyHeaders',
  'geoipLite',
  'watch',
] as const satisfies (keyof GeoOption)[]
const FACTS = [
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

/** Where scans are located from; `false` for nowhere. */
export function geoOf(written: QRPluginOptions['geo']): false | Readonly<GeoOption> {
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
  return geo
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
