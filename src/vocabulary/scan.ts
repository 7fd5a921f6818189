import type { Between } from './between.js'
import type { Channel } from './channels.js'
import type { Product } from './gs1/product.js'
import type { AwayOutcome, Outcome } from './outcomes.js'
import type { OwnPages } from './ownPages.js'
import type { LoadedSource } from './placeSources.js'
import type { CompiledRules } from './rules.js'
import type { StoredFacts } from './storedFacts.js'

/**
 * The vocabulary of a scan. Nothing here knows Payload, Next or SQL: a scan is a Web `Request`,
 * a code is a plain entry held in memory, and what is stored is one flat record.
 */

/**
 * Who made the request. People-facing numbers count `human` only; everything is stored. Order is
 * stored in the rollups: add at the end only.
 */
export const TRAFFIC_CLASSES = [
  'human',
  'suspect',
  'bot',
  'preview',
  'prefetch',
  'probe',
  /** Staff and tests. */
  'internal',
] as const
export type TrafficClass = (typeof TRAFFIC_CLASSES)[number]

/** What a scan was made with. Order is stored in the rollups: add at the end only. */
export const DEVICE_TYPES = [
  'mobile',
  'tablet',
  'desktop',
  'wearable',
  'tv',
  'bot',
  'unknown',
] as const
export type DeviceType = (typeof DEVICE_TYPES)[number]

/** What is asked of a request's headers; names in lower case. A `Headers` is one. */
export type ScanHeaders = Pick<Headers, 'get' | 'has'>

/** What is asked of a request; `url` may be a path with its query alone. A `Request` is one. */
export type ScanRequest = Pick<Request, 'method' | 'url'> & {
  /** What a form of ours sent; `POST` alone. */
  form?: undefined | URLSearchParams
  headers: ScanHeaders
}

/** An answer before it is put into a `Response`, or written to a socket without one. */
export type ScanAnswer = {
  body: null | string
  headers: Record<string, string>
  status: number
}

/** Database ids: a number with serial ids, a string with uuids. */
export type ID = number | string

/** The five campaign parameters. `null`: not set. */
export type UTM = {
  campaign: null | string
  content: null | string
  medium: null | string
  source: null | string
  term: null | string
}

/** What a scan needs to know of a code. Times are epoch milliseconds. */
export type CodeEntry = {
  /** What people are asked before they are sent on. Left out: nothing. */
  between?: Between | undefined
  /** Other names it answers to, canonical, see `nameKey`. Left out: none. */
  aliases?: readonly string[] | undefined
  /** Canonical (upper-case) code. */
  code: string
  /** Absolute URL; `null` when its document is missing or unpublished. */
  destination: null | string
  /** Host of the domain its text is on. Left out: the default one. */
  domain?: string | undefined
  expiresAt: null | number
  /** Where people go while the code is off: the code's own, else the plugin's, else `null` (a page). */
  fallbackURL: null | string
  id: ID
  /** What it is the code of, as GS1 names it. Left out: of nothing GS1 has a number for. */
  product?: Product | undefined
  /** What its pages say in the host's own words. Left out: nothing. */
  pages?: OwnPages | undefined
  /** Where else it leads, and when. Left out: nowhere, and nothing is looked at. */
  rules?: CompiledRules | undefined
  /** How many people may be sent on in all; `null` is no limit. */
  scanLimit: null | number
  /** How often one visitor may be sent on. Left out: any number of times. */
  scansPerVisitor?: number | undefined
  startsAt: null | number
  status: 'active' | 'paused'
  /**
   * Texts it had on domains that are gone from the options, its own perhaps among them: they lead here
   * on the default domain where nothing else has them. Left out: none.
   */
  strays?: readonly string[] | undefined
  /** In the trash: answers with a page, its code stays taken. */
  trashed: boolean
  /** Nothing is added to the destination, which may be signed: no tag, scanned query or scan id. */
  untouched?: boolean
  /** Inheritance (plugin, campaign, code) already resolved. `null` adds nothing. */
  utm: UTM
}

/** The pure answer of `decide`. `claim`: a place must be taken before this redirect may be given. */
export type Decision =
  | { claim: boolean; kind: 'redirect'; outcome: Outcome; url: string }
  | { kind: 'page'; outcome: AwayOutcome }

export type Traffic = {
  class: TrafficClass
  /** Short machine names, e.g. `head`, `isbot`, `ua-empty`. */
  reasons: string[]
  rulesVersion: number
  /** 0 (surely a person) to 100 (surely a machine). */
  score: number
}

/** Where a scan was made, as far as an IP address tells. Every field may be unknown. */
export type GeoFacts = {
  asOrganization: null | string
  city: null | string
  /** ISO 3166-1 alpha-2, upper case. */
  country: null | string
  /** Day the geo source was built, ISO date (`2026-06-05`); `null` for CDN headers. */
  geoDate: null | string
  /** What answered, e.g. `cloudflare`, `maxmind`, `dbip`, `geoip-lite`, `bundled`. */
  geoSource: null | string
  latitude: null | number
  longitude: null | number
  postalCode: null | string
  /** ISO 3166-2 subdivision without the country prefix where known, e.g. `CA`. */
  regionCode: null | string
  regionName: null | string
  /** IANA name, e.g. `Europe/Berlin`. */
  timezone: null | string
}

/** A place of which nothing is known. */
export const NOWHERE: Readonly<GeoFacts> = Object.freeze({
  asOrganization: null,
  city: null,
  country: null,
  geoDate: null,
  geoSource: null,
  latitude: null,
  longitude: null,
  postalCode: null,
  regionCode: null,
  regionName: null,
  timezone: null,
})

/** Also the number of the network (ASN), by which scans are judged; it is not stored. */
export type Located = GeoFacts & { asn?: null | number }

export type DeviceFacts = {
  /** Name and major version where it can be believed, e.g. `Mobile Safari 26`. */
  browser: null | string
  deviceType: DeviceType
  /** Name and version where it can be believed, e.g. `iOS 26`; frozen versions are left out. */
  os: null | string
}

/**
 * A scan as the redirect hands it over: cheap to make, holds the request's headers and address in
 * memory only. `describeScan` turns it into a `ScanRecord` off the redirect's path.
 */
export type RawScan = {
  /** By which other name of the code, see `nameKey`; `null`: its own. */
  alias: null | string
  /** Client address, normalised; never stored. `null` when no trusted source names it. */
  address: null | string
  channel: Channel | null
  /** A place was already claimed for this scan, so the flush must not count it as sent again. */
  claimed: boolean
  code: string
  /** Where the person was sent, without the scan id; `null` when a page was shown. */
  destination: null | string
  /** Host of the code's domain; `null`: the default one. */
  domain?: null | string | undefined
  headers: ScanHeaders
  outcome: Outcome
  /** Where it was made, where that is known already; else `describeScan` finds out. */
  place?: Located | undefined
  qrCode: ID
  rawQuery: null | string
  /** What decided where it led, see `ruleName`; `null`: no rule. */
  rule: null | string
  scanId: string
  /** The random id the person carries to the landing page, where attribution is on. */
  clickId?: string
  /** Epoch milliseconds. */
  scannedAt: number
  /** What the request has of a session of the admin, unchecked; forgotten with the headers. */
  sessionToken?: string
  traffic: Traffic
  utm: UTM
}

/** A scan as it is stored: flat, without address. Field names are those of the Scans collection. */
export type ScanRecord = {
  claimed: boolean
  code: string
  outcome: Outcome
  qrCode: ID
  scanId: string
  /** Hash of the id the person carries to the landing page, see `hashClickId`. */
  clickIdHash?: string
  /** Epoch milliseconds. */
  scannedAt: number
  trafficClass: TrafficClass
  trafficReasons: string[]
  /** What `visitor` is made of, until the key of its period is known; never stored. See `visitorMark`. */
  visitorMark?: string | undefined
} & DeviceFacts &
  GeoFacts &
  StoredFacts

/**
 * Where step 6 hands the scan over. `background` recording returns nothing, or, while more scans wait than can be written
 * soon, a promise that settles in half a second at most; it never fails.
 * `durable` recording returns a promise that settles when the scan is safe.
 */
export type ScanRecorder = {
  write: (raw: RawScan) => Promise<void> | void
}

/** The geo chain. Synchronous once `ready` has settled; never throws. */
export type GeoChain = {
  /** Headers are those of the scan's request; used only for the configured CDN. */
  locate: (address: null | string, headers: ScanHeaders) => Located
  /** Settles when every source is loaded or has failed softly. Starts loading on first call. */
  ready: () => Promise<void>
  /** What is loaded, for the admin and metrics, in the order in which it is asked. */
  sources: () => LoadedSource[]
}

/** Which addresses may name the client: a number of hops, CIDRs/addresses, or nobody. */
export type TrustedProxies = false | number | string[]

/** CDN whose location headers are believed. The origin must accept that CDN only. */
export type CDN = 'akamai' | 'cloudflare' | 'cloudfront' | 'fastly' | 'netlify' | 'vercel'

/** What is known of a scan when its redirect is made. No address: it stays with the plugin. */
export type RedirectFacts = {
  /** Canonical (upper-case) code. */
  code: string
  /** Headers of the request, e.g. `accept-language`. */
  headers: ScanHeaders
  /** Epoch milliseconds. */
  now: number
  /** `redirected`: `url` is the destination. Anything else: the fallback, and why. */
  outcome: Outcome
  /** Query of the scanned URL without `?`; `null` when there is none. */
  query: null | string
  trafficClass: TrafficClass
  userAgent: null | string
}

/** Last word on a redirect's URL; `null` leaves it as it is. Synchronous and without side effects. */
export type BeforeRedirect = (args: {
  /** A copy: changing it changes nothing. */
  entry: Readonly<CodeEntry>
  facts: RedirectFacts
  /** Where the person would be sent, UTM parameters and scanned query in it. */
  url: string
}) => null | string | undefined
