import type { GeoFacts } from '../../vocabulary/scan.js'

/** The time zone of a position. */
export type ZoneAt = (latitude: number, longitude: number) => string

/** A map of the zones, 100 KB, read when it is needed first. `null` where it cannot be. */
export async function loadZones(): Promise<null | ZoneAt> {
  try {
    return (await import('@photostructure/tz-lookup')).default
  } catch {
    return null
  }
}

/**
 * Many sources know where a city lies and not its time zone. Where the address is taken for another city
 * than it is in, the zone is that city's: it is as far off as the position.
 */
export function withZone(facts: GeoFacts, zoneAt: null | ZoneAt): GeoFacts {
  const { latitude, longitude, timezone } = facts
  if (!zoneAt || timezone !== null || latitude === null || longitude === null) return facts
  return { ...facts, timezone: zoneAt(latitude, longitude) }
}
