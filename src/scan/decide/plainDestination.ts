import type { UTM } from '../../vocabulary/scan.js'

import { buildDestination } from './buildDestination.js'

type Built = ReturnType<typeof buildDestination>
type Kept = { built: Built; destination: string }

const kept = new WeakMap<UTM, Kept>()

/**
 * `buildDestination` for a scan without a query, as nearly all are. Kept with the code's tags, so
 * that a hot code's URL is made once; not to be changed by anybody.
 */
export function plainDestination(destination: string, utm: UTM): Built {
  const known = kept.get(utm)
  if (known?.destination === destination) return known.built
  const built = buildDestination(destination, utm, null)
  kept.set(utm, { built, destination })
  return built
}
