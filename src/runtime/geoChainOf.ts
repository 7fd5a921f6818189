import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Log } from '../kit/log.js'

import { chainOf } from '../describe/geo/chainOf.js'

/** Where scans are located: as the options say, with files that the environment names. */
export function geoChainOf({ geo }: QROptions, log: Log): GeoChain {
  const options = geo && {
    ...geo,
    asnPath: geo.asnPath ?? process.env.GEOIP_ASN_DB_PATH,
    cdn: geo.cdn ?? null,
    databasePath: geo.databasePath ?? process.env.GEOIP_DB_PATH,
  }
  return chainOf(options || null, log)
}
