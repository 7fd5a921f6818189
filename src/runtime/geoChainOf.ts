import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoOptions } from '../describe/geo/geoOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Log } from '../kit/log.js'

import { chainOf } from '../describe/geo/createGeoChain.js'

/** Where scans are located: as the options say, with files that the environment names. */
export function geoChainOf(options: QROptions, log: Log): GeoChain {
  return chainOf(geoOptionsOf(options), log)
}

export function geoOptionsOf({ geo }: QROptions): GeoOptions | null {
  if (geo === false) return null
  return {
    ...geo,
    asnPath: geo.asnPath ?? process.env.GEOIP_ASN_DB_PATH,
    cdn: geo.cdn ?? null,
    databasePath: geo.databasePath ?? process.env.GEOIP_DB_PATH,
  }
}
