import type { CDN, Located } from '../../vocabulary/scan.js'
import type { FastlyHeaders } from './cdnDecoders.js'

/** Where scans are located from. Everything is optional: without any option the country is known. */
export type GeoOptions = {
  /**
   * Path of an ASN or ISP database (`GeoLite2-ASN.mmdb`, `GeoIP2-ISP.mmdb`).
   * @default process.env.GEOIP_ASN_DB_PATH
   */
  asnPath?: string
  /**
   * CDN whose location headers are believed. Anybody can send such headers: set this only when the
   * origin accepts connections from that CDN alone.
   * @default null
   */
  cdn?: CDN | null
  /**
   * Path of a MaxMind-style city or country database (`.mmdb`, unpacked). It is read again when the
   * file changes.
   * @default process.env.GEOIP_DB_PATH
   */
  databasePath?: string
  /** Fastly sends what your VCL sets: the names of those headers where they differ from the defaults. */
  fastlyHeaders?: FastlyHeaders
  /**
   * `'auto'` loads an installed `geoip-lite` only when no other city source is there, as it blocks
   * the process for about 0.3 s and keeps over 100 MB; `true` loads it in any case, `false` never.
   * @default 'auto'
   */
  geoipLite?: 'auto' | boolean
  /** Told once about each database that is missing or broken. @default console.warn */
  log?: (message: string) => void
  /**
   * The sources that are asked after the CDN headers, first that knows wins. Given the default list
   * (`maxmind`, `maxmind-asn`, `dbip`, `asn`, `geoip-lite`, `bundled`), returns the one to use.
   * @default (defaults) => defaults
   */
  providers?: (defaults: GeoProvider[]) => GeoProvider[]
  /**
   * Read `databasePath` and `asnPath` again when they change.
   * @default true
   */
  watch?: boolean
}

/** What a source is good for. A `city` source knows countries too. */
export type GeoKnowledge = 'asn' | 'city' | 'country'

/** One source of locations by address. */
export type GeoProvider = {
  /** ISO date of the data; `null` while nothing is loaded, or when the source does not say. */
  readonly builtAt: null | string
  /** Loads the data. Reports trouble through its own log and never rejects. */
  load: () => Promise<void>
  /** A normalised public address; `null` when it is not known. Synchronous. */
  locate: (address: string) => null | Partial<Located>
  /** Stored as `geoSource` of the scans it located. */
  readonly name: string
  /** Load only when no other source with this knowledge is there. */
  readonly onlyWithout?: GeoKnowledge
  /** What its file calls itself, e.g. `GeoLite2-City`: who has to be named depends on it. */
  readonly product?: null | string
  /** `null` while nothing is loaded. */
  readonly provides: GeoKnowledge | null
}
