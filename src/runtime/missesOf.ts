import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { Store } from '../vocabulary/store.js'

import { createMissCounter, type MissCounter } from '../recorder/createMissCounter.js'

/** Days for which misses are kept, where scans are not kept for less. */
const KEPT = 90

/** Counts scans of codes that do not exist; `null` where nobody would be told of them. */
export function missesOf(
  { alerts, retention }: QROptions,
  geo: GeoChain,
  store: Pick<Store, 'misses'>,
): MissCounter | null {
  if (alerts === false) return null
  return createMissCounter({
    keptDays: Math.min(KEPT, retention ? retention.days : KEPT),
    // what every privacy preset keeps of a place, and no more
    placeOf: ({ address, headers }) => {
      const { city, country, regionName } = geo.locate(address, headers)
      return { city, country, regionName }
    },
    store: store.misses,
  })
}
