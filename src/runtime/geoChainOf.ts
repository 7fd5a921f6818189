import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../scan/types.js'
import type { Log } from '../scan/writer/log.js'

import { createGeoChain } from '../scan/geo/createGeoChain.js'
import { noGeo } from '../scan/geo/noGeo.js'

/** Where scans are located: as the options say, with files that the environment names. */
export function geoChainOf({ geo }: QROptions, log: Log): GeoChain {
  if (geo === false) return noGeo
  return createGeoChain({
    ...geo,
    asnPath: geo.asnPath ?? process.env.GEOIP_ASN_DB_PATH,
    cdn: geo.cdn ?? null,
    databasePath: geo.databasePath ?? process.env.GEOIP_DB_PATH,
    log,
  })
}
