import type { GeoChain } from '../../vocabulary/scan.js'
import { mergeGeo } from './mergeGeo.js'

/** The chain of a host that switched locations off: knows nothing and loads nothing. */
export const noGeo: GeoChain = {
  locate: () => mergeGeo([]),
  ready: () => Promise.resolve(),
  sources: () => [],
}
