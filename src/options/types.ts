import type { PrivacyPreset } from '../describe/privacy/fates.js'
import type { UnknownHosts } from '../vocabulary/domains.js'
import type { BeforeRedirect, TrustedProxies } from '../vocabulary/scan.js'
import type { AccessOption, AnalyticsOption } from './admin.js'
import type { AlertsOption } from './alerts.js'
import type { APIKeysOption } from './apiKeys.js'
import type { Overrides, RenamedSlug } from './collections.js'
import type { DestinationOption, UTMOption } from './destinations.js'
import type { DomainOption } from './domains.js'
import type { EdgeOption } from './edge.js'
import type { GeoOption } from './geo.js'
import type { GS1Option } from './gs1.js'
import type { MapsOption } from './maps.js'
import type { CRMOptions } from './people.js'
import type { PrivacyOption } from './privacy.js'
import type { QuotaOption } from './quota.js'
import type { OnScan, RecordingOption } from './recording.js'
import type { ReportsOption } from './reports.js'
import type { RetentionOption } from './retention.js'
import type { ScansOption } from './scans.js'
import type { PageOption } from './site.js'
import type { SymbolOption } from './symbol.js'
import type { TenantsOption } from './tenants.js'
import type { TrafficOption } from './traffic.js'
import type { AbuseOption, PlacesOption, VisitorOption } from './visitors.js'
import type { WebhooksOption } from './webhooks.js'

/** What a host may write. Each family's own types stand beside its checks. */
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
   * What the team is told of codes: a limit that is near, people turned away, a destination that fails.
   * Shown in the admin to whom may see a code and its numbers, and sent by e-mail to whom `mail` says.
   * Looked for by processes that stay up, or by `npx payload-qr alerts`. `false` looks for nothing and
   * has no tables.
   *
   * @default true: in the admin, without checks of destinations
   * @example { destinations: true, mail: { where: { role: { equals: 'marketing' } } } }
   */
  alerts?: AlertsOption | boolean
  /**
   * Views of scan statistics in the admin. `false` adds none; the endpoints stay, but that of
   * `health`.
   *
   * @default true
   */
  analytics?: boolean | AnalyticsOption
  /**
   * API keys for programs, each with scopes, made by people for themselves: a collection "API keys". A key may
   * do what its owner may, narrowed by its scopes. Adds tables: needs a migration. See
   * [docs/api.md](docs/api.md#api-keys).
   *
   * @default false
   * @example { perMinute: 120 }
   */
  apiKeys?: APIKeysOption | boolean
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
   * Codes may be tickets or badges: their text carries a signature, and `POST /api/qr/check-in` lets each in
   * once, for whom `access.checkIn` says. Adds a field of codes and a table.
   *
   * @default false
   */
  checkIn?: boolean
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
  /**
   * Domains that short URLs may live on beside that of `siteURL`, each with its own path; campaigns and
   * codes choose among them. The same text may exist on several. See [docs/domains.md](docs/domains.md).
   *
   * @default none
   * @example [{ url: 'https://go.example', path: '/' }]
   */
  domains?: DomainOption[]
  /**
   * Scans answered at a CDN's edge by `payload-plugin-qr/edge`: takes the scans made there, and keeps the
   * codes current that it answers from. See [docs/edge.md](docs/edge.md).
   *
   * @default none
   * @example { secret: process.env.QR_EDGE_SECRET!, store: { put, delete } }
   */
  edge?: EdgeOption
  /** Where people go while a code is off and has no fallback of its own. @default a polite page */
  fallbackURL?: string
  /** Where scans were made. `false` stores no location. @default true */
  geo?: boolean | GeoOption
  /**
   * Codes of products: their symbols carry a GS1 Digital Link, and a resolver answers it. Adds columns and a
   * table: needs a migration.
   *
   * @default false
   * @example { url: 'https://id.example' }
   */
  gs1?: boolean | GS1Option
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
  overrides?: Overrides
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
  /**
   * How much is kept of a scan: a preset, or one with more. Applied before a scan is stored anywhere.
   *
   * @default 'strict'
   * @example { preset: 'strict', keepParameters: ['table'] }
   */
  privacy?: PrivacyOption | PrivacyPreset
  /**
   * How many codes there may be, for everybody or for whoever asks.
   *
   * @default { codes: null }: any number
   * @example { codes: 25 }
   */
  quota?: QuotaOption
  /** How scans are stored. @default 'background' */
  recording?: 'background' | 'durable' | RecordingOption
  /**
   * Writes redirects for other servers (nginx, Apache, Caddy, Netlify, Cloudflare, JSON) hour by hour, so
   * that printed codes go on where the CMS is away for long. `payload-qr maps` writes them by hand.
   *
   * @default nothing is written
   */
  maps?: MapsOption
  /**
   * Weekly and monthly reports by Payload's e-mail, to people a marketer chooses in the admin: a
   * collection "Reports". Sent by processes that stay up, or by `npx payload-qr reports`. Adds tables:
   * needs a migration.
   *
   * @default false
   * @example { timeZone: ({ user }) => user.timeZone }
   */
  reports?: boolean | ReportsOption
  /**
   * How long scans are kept, by days. Numbers stay. Done by processes that stay up, or by
   * `npx payload-qr retain`.
   *
   * @default { scans: false }
   * @example { scans: 400, mode: 'delete' }
   */
  retention?: RetentionOption
  /**
   * Where scans go on to after they are stored: sinks of yours, and those the package has for analytics
   * products.
   *
   * @default none
   * @example { sinks: [{ name: 'lake', write: async ({ id, scans }) => lake.put(id, scans) }] }
   */
  scans?: ScansOption
  /**
   * Origin printed in symbols, e.g. `https://example.com`; where Next has a `basePath`, with it, as in
   * `https://example.com/site`. A code in print depends on it.
   *
   * @default Payload's `serverURL`
   */
  siteURL?: string
  /** Slugs of our collections. @default 'qr-' and the name, e.g. 'qr-codes' */
  slugs?: Partial<Record<RenamedSlug, string>>
  /** Look and text of symbols. */
  symbol?: SymbolOption
  /**
   * Sites of several tenants, as `@payloadcms/plugin-multi-tenant` makes them. See
   * [docs/tenants.md](docs/tenants.md).
   *
   * @default { field: 'tenant' }
   */
  tenants?: TenantsOption
  /** Who scans are taken for, see [the table of rules](docs/analytics.md#who-made-a-scan). */
  traffic?: TrafficOption
  /**
   * Who may name the client's address in `X-Forwarded-For`: a number of hops, or addresses, CIDRs
   * and the names `loopback` and `private`.
   *
   * @default false: nobody, the address of the connection counts
   */
  trustedProxies?: TrustedProxies
  /**
   * What a scan gets by a host that is neither that of `siteURL` nor one of `domains`: `default` answers
   * as the default domain, `refuse` with 421 and nothing else.
   *
   * @default 'default'
   */
  unknownHosts?: UnknownHosts
  /** What is added to destinations. `false` adds nothing. */
  utm?: boolean | UTMOption
  /** How unique visitors are told apart. `false` stores no visitor hash. @default true */
  visitors?: boolean | VisitorOption
  /**
   * Tells other systems of alerts, limits, sales and scans, by signed webhooks. Adds a table: needs a migration.
   *
   * @default none
   * @example { endpoints: { crm: { url: 'https://crm.example/qr', secret: process.env.QR_WEBHOOK_SECRET } } }
   */
  webhooks?: WebhooksOption
}
