import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoOptions } from '../scan/geo/geoOptions.js'
import type { GeoChain } from '../scan/types.js'
import type { Log } from '../scan/writer/log.js'

import { chainOf } from '../scan/geo/chainOf.js'

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
