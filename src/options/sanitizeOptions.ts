import type { Privacy } from '../describe/privacy/privacy.js'
import type { UnknownHosts } from '../vocabulary/domains.js'
import type { TrustedProxies } from '../vocabulary/scan.js'
import type { QRPluginOptions } from './types.js'

import { type AccessOption, accessOf, type AnalyticsViews, analyticsOf } from './admin.js'
import { type Alerts, alertsOf } from './alerts.js'
import { type APIKeys, apiKeysOf } from './apiKeys.js'
import { checks } from './checks.js'
import { type Overrides, overridesOf, type Slugs, slugsOf } from './collections.js'
import {
  type Destinations,
  destinationsOf,
  fallbackOf,
  schemesOf,
  type UTMDefaults,
  utmOf,
} from './destinations.js'
import { domainsOf, type HostDomain, unknownHostsOf } from './domains.js'
import { type Edge, edgeOf } from './edge.js'
import { type Geo, geoOf } from './geo.js'
import { type GS1, gs1Of } from './gs1.js'
import { type Maps, mapsOf } from './maps.js'
import { CRM_KEYS, type CRM, crmOf } from './people.js'
import { privacyOf } from './privacy.js'
import { type Quotas, quotaOf } from './quota.js'
import { hooksOf, type QRHooks, type Recording, recordingOf } from './recording.js'
import { type Reports, reportsOf } from './reports.js'
import { retentionOf, type RetentionRule } from './retention.js'
import { scansOf, type Sinks } from './scans.js'
import { type Page, pageOf, siteOf } from './site.js'
import { type SymbolSettings, symbolOf } from './symbol.js'
import { type Tenants, tenantsOf } from './tenants.js'
import { trafficOf, type TrafficSettings } from './traffic.js'
import {
  type AbuseLimits,
  abuseOf,
  type Places,
  placesOf,
  proxiesOf,
  type Visitors,
  visitorsOf,
} from './visitors.js'
import { type Webhooks, webhooksOf } from './webhooks.js'

/** Options after defaults and checks. Frozen; made once when the config is built. */
export type QROptions = {
  readonly abuse: AbuseLimits | false
  readonly access: AccessOption
  readonly alerts: Alerts
  readonly analytics: AnalyticsViews | false
  /** Keys of programs, each with scopes. */
  readonly apiKeys: APIKeys
  /** Codes may be tickets, each let in once. */
  readonly checkIn: boolean
  readonly codeLength: number
  /** Contacts, attribution, ticketing, HubSpot. */
  readonly crm: CRM
  readonly destinations: Destinations
  readonly disabled: boolean
  /** Where codes may live beside the default domain. */
  readonly domains: readonly HostDomain[]
  readonly edge: Edge
  readonly fallbackURL: null | string
  readonly geo: false | Geo
  /** Where Digital Links of products are answered. */
  readonly gs1: GS1
  /** Functions of the host's that scans call. */
  readonly hooks: QRHooks
  readonly limitsWhenDatabaseIsDown: 'closed' | 'open'
  /** Where redirects for other servers are written, hour by hour. */
  readonly maps: Maps
  readonly overrides: Overrides
  readonly page: Page
  /** Starts with a slash, does not end with one. */
  readonly path: string
  readonly places: Places
  readonly privacy: Privacy
  readonly quota: Quotas
  readonly recording: Recording
  readonly reports: Reports
  readonly retention: RetentionRule
  /** Where scans go after they are committed. */
  readonly scans: Sinks
  /** App schemes of the host's own that a destination may have, without the colon. */
  readonly schemes: readonly string[]
  /** Origin, with a base path if the host has one, without a slash at the end. */
  readonly siteURL: null | string
  readonly slugs: Slugs
  readonly symbol: SymbolSettings
  /** How codes say whose they are. */
  readonly tenants: Tenants
  readonly traffic: TrafficSettings
  readonly trustedProxies: TrustedProxies
  /** What hosts get that are none of ours. */
  readonly unknownHosts: UnknownHosts
  readonly utm: UTMDefaults
  readonly visitors: Visitors
  readonly webhooks: Webhooks
}

const KEYS = [
  'abuse',
  'access',
  'alerts',
  'beforeRedirect',
  'analytics',
  'apiKeys',
  'checkIn',
  'code',
  'destinations',
  'destinationSchemes',
  'disabled',
  'domains',
  'edge',
  'fallbackURL',
  'geo',
  'gs1',
  'limitsWhenDatabaseIsDown',
  'maps',
  'onScan',
  'overrides',
  'page',
  'path',
  'places',
  'privacy',
  'quota',
  'recording',
  'reports',
  'retention',
  'scans',
  'siteURL',
  'slugs',
  'symbol',
  'tenants',
  'traffic',
  'trustedProxies',
  'unknownHosts',
  'utm',
  'visitors',
  'webhooks',
  ...CRM_KEYS,
] as const satisfies (keyof QRPluginOptions)[]

/** What the host wrote, checked and completed. Throws one line that names the wrong option. */
export function sanitizeOptions(written: QRPluginOptions): QROptions {
  const options = checks.object('options', written, KEYS)
  const schemes = schemesOf(options.destinationSchemes)
  const siteURL = siteOf(options.siteURL)
  const path = checks.path('options.path', options.path, '/q')
  const visitors = visitorsOf(options.visitors)
  const webhooks = webhooksOf(options.webhooks)
  return Object.freeze({
    abuse: abuseOf(options.abuse),
    access: accessOf(options.access),
    alerts: alertsOf(options.alerts),
    analytics: analyticsOf(options.analytics),
    apiKeys: apiKeysOf(options.apiKeys),
    checkIn: checks.boolean('options.checkIn', options.checkIn, false),
    codeLength: checks.integer(
      'options.code.length',
      checks.object('options.code', options.code, ['length']).length,
      6,
      4,
      32,
    ),
    crm: crmOf(options, siteURL),
    destinations: destinationsOf(options.destinations),
    disabled: checks.boolean('options.disabled', options.disabled, false),
    domains: domainsOf(options.domains, { path, siteURL }),
    edge: edgeOf(options.edge),
    fallbackURL: fallbackOf(options.fallbackURL, schemes),
    geo: geoOf(options.geo),
    gs1: gs1Of(options.gs1),
    hooks: hooksOf(options),
    limitsWhenDatabaseIsDown: checks.oneOf(
      'options.limitsWhenDatabaseIsDown',
      options.limitsWhenDatabaseIsDown,
      'closed',
      ['closed', 'open'],
    ),
    maps: mapsOf(options.maps),
    overrides: overridesOf(options.overrides),
    page: pageOf(options.page),
    path,
    places: placesOf(options.places, visitors),
    privacy: privacyOf(options.privacy),
    quota: quotaOf(options.quota),
    recording: recordingOf(options.recording),
    reports: reportsOf(options.reports),
    retention: retentionOf(options.retention, visitors),
    scans: scansOf(options.scans, webhooks),
    schemes,
    siteURL,
    slugs: slugsOf(options.slugs),
    symbol: symbolOf(options.symbol),
    tenants: tenantsOf(options.tenants),
    traffic: trafficOf(options.traffic),
    trustedProxies: proxiesOf(options.trustedProxies),
    unknownHosts: unknownHostsOf(options.unknownHosts),
    utm: utmOf(options.utm),
    visitors,
    webhooks,
  })
}
