import type { Access, BasePayload, PayloadRequest } from 'payload'
import type {
  BeforeRedirect,
  CDN,
  CodeEntry,
  GeoFacts,
  ScanRecord,
  TrustedProxies,
} from '../vocabulary/scan.js'
import type { CollectionOverride } from './CollectionOverride.js'
import type { CRMOptions, CRMOverrides } from './people/types.js'

/** A document a code leads to, and how its address is made. */
export type DestinationOption = {
  /**
   * Makes the document's URL. Relative URLs are resolved against `siteURL`. `null` means the
   * document has no page (the code then answers with its fallback or a page).
   *
   * @example ({ doc }) => `/events/${doc.slug}`
   */
  url: (args: {
    collection: string
    doc: Record<string, unknown>
    /** The locale `doc` is in: the site's default one. `null` where it has one language. */
    locale: null | string
  }) => null | Promise<null | string> | string
}

export type { CollectionOverride }

export type CollectionAccess = {
  create?: Access
  delete?: Access
  read?: Access
  update?: Access
}

/** Says whether a person may do a thing; `req.user` is the person. */
export type Authorize = (args: { req: PayloadRequest }) => boolean | Promise<boolean>

export type AccessOption = {
  /**
   * Who sees numbers: counters of codes, scans, statistics. Scans are further limited to the codes
   * the person may read.
   *
   * @default every signed-in user
   */
  analytics?: Authorize
  /** @default create, read, update and delete for every signed-in user */
  campaigns?: CollectionAccess
  /** @default create, read, update and delete for every signed-in user */
  codes?: CollectionAccess
  /**
   * Who sees and edits contacts and conversions, the sync's state and erasure. A rule of its own:
   * seeing numbers does not include seeing people.
   *
   * @default nobody
   */
  contacts?: Authorize
  /**
   * Who may take rows of scans out as CSV or JSON. Always also needs `analytics`.
   *
   * @default whoever may see analytics
   */
  export?: Authorize
}

/** Where the admin shows numbers. Only people whom `access.analytics` lets see any of it. */
export type AnalyticsOption = {
  /** Health of each code in the list of codes: new, unscanned, active, declining, dormant. @default true */
  health?: boolean
  /** A link to the overview in the navigation. @default true */
  navLink?: boolean
  /**
   * Where the overview lives below the admin's route.
   *
   * @default '/qr-analytics'
   */
  path?: string
  /** A tab "Analytics" on every code and campaign. @default true */
  tabs?: boolean
  /** Widgets people may put on their dashboard; see also `qrDefaultWidgets()`. @default true */
  widgets?: boolean
}

/** What is added to destinations. `false` adds nothing for that parameter. */
export type UTMOption = {
  /** @default the campaign's slug */
  campaign?: false | string
  /** @default the code */
  content?: false | string
  /** @default 'print' */
  medium?: false | string
  /** @default 'qr' */
  source?: false | string
  /** @default false */
  term?: false | string
}

export type GeoOption = {
  /**
   * MaxMind-style ASN or ISP database.
   *
   * @default process.env.GEOIP_ASN_DB_PATH
   */
  asnPath?: string
  /**
   * CDN whose location headers are believed. Set it only where the server accepts that CDN alone:
   * anybody else could send the same headers.
   *
   * @default none
   */
  cdn?: CDN
  /**
   * MaxMind-style city database (GeoLite2, GeoIP2, DB-IP).
   *
   * @default process.env.GEOIP_DB_PATH
   */
  databasePath?: string
  /**
   * Names of the headers your VCL sets, where they differ from those of Fastly's documentation.
   * Only with `cdn: 'fastly'`.
   *
   * @default { city: 'client-geo-city', country: 'client-geo-country-code', … }
   * @example { city: 'x-geo-city' }
   */
  fastlyHeaders?: Partial<Record<Exclude<keyof GeoFacts, 'geoDate' | 'geoSource'>, string>>
  /**
   * `'auto'` loads an installed `geoip-lite` when no other city source is there: it blocks the
   * process for about 0.3 s and keeps over 100 MB. `true` loads it in any case, `false` never.
   *
   * @default 'auto'
   */
  geoipLite?: 'auto' | boolean
  /**
   * Reads `databasePath` and `asnPath` again when the files change.
   *
   * @default true
   */
  watch?: boolean
}

export type PageOption = {
  /** Where the page leads on to. @default `siteURL` */
  link?: string
  /** A `data:image/…` URL: the page must not depend on another request. */
  logo?: string
  /** @default the host name of the link */
  name?: string
}

export type RecordingOption = {
  /** Scans written in one statement at the most. @default 500 */
  batchSize?: number
  /** Milliseconds between two writes in `background` mode; also what a hard kill may lose. @default 250 */
  flushInterval?: number
  /**
   * `background` answers first and writes in batches. `durable` answers after the scan is committed.
   *
   * @default 'background'
   */
  mode?: 'background' | 'durable'
  /**
   * Folder for scans the database did not take. `false` keeps them in memory only.
   *
   * @default '.payload-plugin-qr' below the working directory, where that is writable
   */
  spillDirectory?: false | string
}

export type VisitorOption = {
  /**
   * How long the same person counts as the same visitor. A new period uses a new key, so hashes
   * of two periods cannot be joined.
   *
   * @default 'month'
   */
  rotation?: 'day' | 'month' | 'never' | 'week' | 'year'
  /**
   * Key of the visitor hash.
   *
   * @default process.env.QR_IP_HASH_SALT, else derived from the Payload secret
   */
  secret?: string
}

export type AbuseOption = {
  /**
   * Over this many requests of one address the answer is 429 with `Retry-After`, and no scan.
   *
   * @default false: nobody is turned away
   */
  block?: { points: number; seconds: number } | false
  /**
   * Over this many requests of one address scans are flagged: class `suspect`, reason `burst`.
   * People are redirected all the same. Behind a carrier's or a stadium's network thousands share
   * one address.
   *
   * @default { points: 6000, seconds: 60 }
   */
  burst?: { points: number; seconds: number } | false
}

/** How much of a limited code somebody may have. */
export type PlacesOption = {
  /**
   * Places for one address (for IPv6, a /64). Thousands of people may share one behind a mobile
   * carrier or the Wi-Fi of a stadium.
   *
   * @default any number
   */
  perAddress?: number
  /**
   * Places for one visitor: an address with a browser. Opening the code once more takes one more.
   *
   * @default any number
   */
  perVisitor?: number
}

/** Told of scans after they are stored, see the option `onScan`. */
export type OnScan = (args: {
  payload: BasePayload
  scans: readonly ScanRecord[]
}) => Promise<void> | void

export type QRPluginOptions = CRMOptions & {
  /**
   * Limits per client address, counted in each process by itself. Addresses that are not known
   * (see `trustedProxies`) or not public are not limited. `false` counts nothing.
   *
   * @default { burst: { points: 6000, seconds: 60 }, block: false }
   */
  abuse?: AbuseOption | boolean
  /** Who may do what. */
  access?: AccessOption
  /**
   * Views of scan statistics in the admin. `false` adds none; the endpoints stay, but that of
   * `health`.
   *
   * @default true
   */
  analytics?: boolean | AnalyticsOption
  /**
   * Last word on where a scan leads. Gets the URL with UTM parameters and scanned query in it;
   * returns another one, or `null` to leave it. It runs inside every redirect: synchronous, without
   * side effects, fast. A returned URL is checked like a destination; where it is refused, or the
   * function throws, people go to the original URL and the log says so. The scan stores the URL
   * that was used.
   *
   * @default none
   * @example ({ facts, url }) => (facts.headers.get('accept-language')?.startsWith('de') ? `${url}&lang=de` : null)
   */
  beforeRedirect?: BeforeRedirect
  /**
   * How codes are made when the editor gives none.
   *
   * @default { length: 6 }
   */
  code?: { length?: number }
  /**
   * Collections a code may point to, and how a document's URL is made.
   *
   * @example { pages: { url: ({ doc }) => `/${doc.slug}` } }
   */
  destinations?: Record<string, DestinationOption>
  /**
   * App schemes allowed beside http, https and the built-in list.
   *
   * @example ['myapp']
   */
  destinationSchemes?: string[]
  /**
   * Keeps collections (and so the database schema) but answers no scans, on any mount, adds no
   * endpoints and commands, and does no work in the background. What the package exports for your
   * own code (`flushScans`, `syncContacts`, …) then does nothing.
   *
   * @default false
   */
  disabled?: boolean
  /** Where people go while a code is off and has no fallback of its own. @default a polite page */
  fallbackURL?: string
  /** Where scans were made. `false` stores no location. @default true */
  geo?: boolean | GeoOption
  /**
   * What a code with a scan limit does while the database cannot be asked: `closed` shows the
   * used-up page, `open` sends people on.
   *
   * @default 'closed'
   */
  limitsWhenDatabaseIsDown?: 'closed' | 'open'
  /**
   * Told of scans after they are committed: one call per batch, in the process that wrote it, also
   * for scans written late from the spill file. At most once per stored batch: a process that ends
   * between commit and call tells nobody, and after a time-out of the database a batch may hold
   * scans that were told before (`scanId` is the same). Not waited for; what it throws is logged
   * and changes nothing.
   *
   * @default none
   * @example ({ payload, scans }) => payload.logger.info(`${scans.length} scans`)
   */
  onScan?: OnScan
  /** Changes a collection of ours; gets the default, returns what is used, with the same slug. */
  overrides?: {
    campaigns?: CollectionOverride
    codes?: CollectionOverride
    scans?: CollectionOverride
  } & CRMOverrides
  /** What the page of a code that is off says of the host. */
  page?: PageOption
  /**
   * Path of short URLs. Set `/api/q` when the host adds no route file.
   *
   * @default '/q'
   */
  path?: string
  /**
   * How many places of one code with a scan limit go to the same visitor or address, exactly, over
   * all processes. Who had theirs gets the answer of a code that is used up. Adds a table: needs a
   * migration.
   *
   * @default false: any number
   * @example { perVisitor: 1, perAddress: 50 }
   */
  places?: false | PlacesOption
  /** How scans are stored. @default 'background' */
  recording?: 'background' | 'durable' | RecordingOption
  /**
   * Origin printed in symbols, e.g. `https://example.com`; where Next has a `basePath`, with it, as in
   * `https://example.com/site`. A code in print depends on it.
   *
   * @default Payload's `serverURL`
   */
  siteURL?: string
  /** Slugs of our collections. @default 'qr-' and the name, e.g. 'qr-codes' */
  slugs?: {
    campaigns?: string
    codes?: string
    contacts?: string
    conversions?: string
    scans?: string
  }
  /**
   * Who may name the client's address in `X-Forwarded-For`: a number of hops, or addresses, CIDRs
   * and the names `loopback` and `private`.
   *
   * @default false: nobody, the address of the connection counts
   */
  trustedProxies?: TrustedProxies
  /** What is added to destinations. `false` adds nothing. */
  utm?: boolean | UTMOption
  /** How unique visitors are told apart. `false` stores no visitor hash. @default true */
  visitors?: boolean | VisitorOption
}

export type { CDN, CodeEntry, ScanRecord, TrustedProxies }
