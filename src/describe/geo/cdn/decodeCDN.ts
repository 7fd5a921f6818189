import type { GeoFacts, ScanHeaders } from '../../../vocabulary/scan.js'

/** Reads a CDN's location headers; `null` when they say nothing. Never throws. */
export type DecodeCDN = (headers: ScanHeaders) => null | Partial<GeoFacts>
