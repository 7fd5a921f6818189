import type { GeoFacts } from '../../vocabulary/scan.js'

/** What a source is good for. A `city` source knows countries too. */
export type GeoKnowledge = 'asn' | 'city' | 'country'

/** One source of locations by address. */
export type GeoProvider = {
  /** ISO date of the data; `null` while nothing is loaded, or when the source does not say. */
  readonly builtAt: null | string
  /** Loads the data. Reports trouble through its own log and never rejects. */
  load: () => Promise<void>
  /** A normalised public address; `null` when it is not known. Synchronous. */
  locate: (address: string) => null | Partial<GeoFacts>
  /** Stored as `geoSource` of the scans it located. */
  readonly name: string
  /** Load only when no other source with this knowledge is there. */
  readonly onlyWithout?: GeoKnowledge
  /** `null` while nothing is loaded. */
  readonly provides: GeoKnowledge | null
}
