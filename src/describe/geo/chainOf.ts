import type { GeoChain } from '../../vocabulary/scan.js'
import type { GeoOptions } from './geoOptions.js'

import { createGeoChain } from './createGeoChain.js'
import { noGeo } from './noGeo.js'

/** @param geo `null` where locations are switched off */
export const chainOf = (geo: GeoOptions | null, log: (message: string) => void): GeoChain =>
  geo ? createGeoChain({ ...geo, log }) : noGeo
