import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoOptions } from '../scan/geo/geoOptions.js'
import type { GeoChain } from '../scan/types.js'
import type { Log } from '../scan/writer/log.js'

import { createGeoChain } from '../scan/geo/createGeoChain.js'
import { noGeo } from '../scan/geo/noGeo.js'

/** Where scans are located: as the options say, with files that the environment names. */
export function geoChainOf(options: QROptions, log: Log): GeoChain {
  const geo = geoOptionsOf(options)
  return geo ? createGeoChain({ ...geo, log }) : noGeo
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
