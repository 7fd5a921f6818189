import type { QROptions } from '../../../options/sanitizeOptions.js'
import type { AnalyticsProps } from './analyticsProps.js'

/** What a view has to know of the host's areas; their shapes are fetched with the map. */
export function shownAreas({ analytics }: QROptions): AnalyticsProps['areas'] {
  const areas = analytics === false ? undefined : analytics.areas
  return areas ? { country: areas.country, dimension: areas.dimension } : null
}
