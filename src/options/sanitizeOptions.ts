import type { AbuseLimits } from '../abuse/createAbuseGuard.js'
import type { TrustedProxies } from '../scan/types.js'
import type {
  AccessOption,
  DestinationOption,
  GeoOption,
  PageOption,
  QRPluginOptions,
  RecordingOption,
  UTMOption,
  VisitorOption,
} from '../types.js'

import { fail } from '../fail.js'
import { isAllowedDestination } from '../scan/isAllowedDestination.js'
import { LOGO } from '../scan/pages/renderPage.js'
import { FORBIDDEN_SCHEMES } from '../scan/schemes.js'
import { trustedProxyProblem } from '../scan/trustedProxyProblem.js'
import { abuseOf } from './abuseOf.js'
import { type AnalyticsViews, analyticsOf } from './analyticsOf.js'
import { checks } from './checks.js'
import { geoOf } from './geoOf.js'
import { hooksOf, type QRHooks } from './hooksOf.js'
import { CRM_KEYS, crmOf, type CRM } from './crm/crmOf.js'

/** Options after defaults and checks. Frozen; made once when the config is built. */
export type QROptions = {
  readonly abuse: AbuseLimits | false
  readonly access: AccessOption
  readonly analytics: AnalyticsViews | false
  readonly codeLength: number
  /** Contacts, attribution, ticketing, HubSpot. */
  readonly crm: CRM
  readonly destinations: Readonly<Record<string, DestinationOption>>
  readonly disabled: boolean
  readonly fallbackURL: null | string
  readonly geo: false | Readonly<GeoOption>
  /** Functions of the host's that scans call. */
  readonly hooks: QRHooks
  readonly limitsWhenDatabaseIsDown: 'closed' | 'open'
  readonly overrides: NonNullable<QRPluginOptions['overrides']>
  readonly page: Readonly<Record<'link' | 'logo' | 'name', null | string>>
  /** Starts with a slash, does not end with one. */
  readonly path: string
  readonly recording: Readonly<Required<Omit<RecordingOption, 'spillDirectory'>>> & {
    readonly spillDirectory: false | string | undefined
  }
  /** App schemes of the host's own that a destination may have, without the colon. */
  readonly schemes: readonly string[]
  /** Origin, with a base path if the host has one, without a slash at the end. */
  readonly siteURL: null | string
  readonly slugs: Slugs
  readonly trustedProxies: TrustedProxies
  readonly utm: Readonly<Required<UTMOption>>
  readonly visitors: false | Readonly<{ rotation: Rotation; secret: null | string }>
}

type RenamedSlug = 'campaigns' | 'codes' | 'contacts' | 'conversions' | 'scans'
export type Slugs = Readonly<Record<keyof typeof HIDDEN_SLUGS | RenamedSlug, string>>

/** Tables nobody looks at; their names are not the host's to choose. */
const HIDDEN_SLUGS = {
  clients: 'qr-clients',
  counters: 'qr-counters',
  deliveries: 'qr-deliveries',
  links: 'qr-links',
  places: 'qr-places',
  rollupParts: 'qr-rollup-parts',
  rollups: 'qr-rollups',
  scanIds: 'qr-scan-ids',
  suppressions: 'qr-suppressions',
  syncs: 'qr-syncs',
  targets: 'qr-targets',
  terms: 'qr-terms',
  tickets: 'qr-tickets',
  visitors: 'qr-visitors',
} as const

type Rotation = NonNullable<VisitorOption['rotation']>

const KEYS = [
  'abuse',
  'access',
  'beforeRedirect',
  'analytics',
  'code',
  'destinations',
  'destinationSchemes',
  'disabled',
  'fallbackURL',
  'geo',
  'limitsWhenDatabaseIsDown',
  'onScan',
  'overrides',
  'page',
  'path',
  'recording',
  'siteURL',
  'slugs',
  'trustedProxies',
  'utm',
  'visitors',
  ...CRM_KEYS,
] as const satisfies (keyof QRPluginOptions)[]

const ROTATIONS: readonly Rotation[] = ['day', 'week', 'month', 'year', 'never']

/** What the host wrote, checked and completed. Throws one line that names the wrong option. */
export function sanitizeOptions(written: QRPluginOptions): QROptions {
  const options = checks.object('options', written, KEYS)
  const schemes = schemesOf(options.destinationSchemes)
  const siteURL = siteURLOf(options.siteURL)
  return Object.freeze({
    abuse: abuseOf(options.abuse),
    access: accessOf(options.access),
    analytics: analyticsOf(options.analytics),
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
    fallbackURL: fallbackOf(options.fallbackURL, schemes),
    geo: geoOf(options.geo),
    hooks: hooksOf(options),
    limitsWhenDatabaseIsDown: checks.oneOf(
      'options.limitsWhenDatabaseIsDown',
      options.limitsWhenDatabaseIsDown,
      'closed',
      ['closed', 'open'],
    ),
    overrides: overridesOf(options.overrides),
    page: pageOf(options.page),
    path: pathOf(options.path),
    recording: recordingOf(options.recording),
    schemes,
    siteURL,
    slugs: slugsOf(options.slugs),
    trustedProxies: proxiesOf(options.trustedProxies),
    utm: utmOf(options.utm),
    visitors: visitorsOf(options.visitors),
  })
}

function accessOf(written: QRPluginOptions['access']): AccessOption {
  const access = checks.object('options.access', written, [
    'analytics',
    'campaigns',
    'codes',
    'contacts',
    'export',
  ])
  checks.func('options.access.analytics', access.analytics)
  checks.func('options.access.contacts', access.contacts)
  checks.func('options.access.export', access.export)
  for (const name of ['campaigns', 'codes'] as const) {
    const operations = ['create', 'delete', 'read', 'update'] as const
    const rules = checks.object(`options.access.${name}`, access[name], operations)
    for (const operation of operations) {
      checks.func(`options.access.${name}.${operation}`, rules[operation])
    }
  }
  return access
}

function destinationsOf(written: QRPluginOptions['destinations']): QROptions['destinations'] {
  if (written === undefined) return {}
  if (typeof written !== 'object' || written === null) {
    return fail('options.destinations', written, 'an object with a collection slug per key')
  }
  for (const [slug, destination] of Object.entries(written)) {
    if (typeof destination?.url !== 'function') {
      fail(`options.destinations.${slug}.url`, destination?.url, 'a function of ({ doc })')
    }
  }
  return written
}

function fallbackOf(written: unknown, schemes: readonly string[]): null | string {
  const url = checks.text('options.fallbackURL', written)
  if (url === null) return null
  return isAllowedDestination(url, schemes)
    ? url
    : fail('options.fallbackURL', url, 'an absolute http(s) URL')
}

function overridesOf(written: QRPluginOptions['overrides']): QROptions['overrides'] {
  const names = ['campaigns', 'codes', 'contacts', 'conversions', 'scans'] as const
  const overrides = checks.object('options.overrides', written, names)
  for (const name of names) checks.func(`options.overrides.${name}`, overrides[name])
  return overrides
}

function pageOf(written: QRPluginOptions['page']): QROptions['page'] {
  const page = checks.object<PageOption>('options.page', written, ['link', 'logo', 'name'])
  const link = checks.text('options.page.link', page.link)
  if (link !== null && !isAllowedDestination(link)) {
    fail('options.page.link', link, 'an absolute http(s) URL')
  }
  const logo = checks.text('options.page.logo', page.logo)
  if (logo !== null && !LOGO.test(logo)) {
    fail('options.page.logo', logo, "a picture as a 'data:image/png;base64,…' URL")
  }
  return { link, logo, name: checks.text('options.page.name', page.name) }
}

function pathOf(written: unknown): string {
  const path = (checks.text('options.path', written) ?? '/q').replace(/\/+$/, '')
  return /^(\/[a-z0-9._~-]+)+$/i.test(path)
    ? path
    : fail('options.path', written, "a path like '/q', without spaces or parameters")
}

function recordingOf(written: QRPluginOptions['recording']): QROptions['recording'] {
  const recording: Partial<RecordingOption> =
    typeof written === 'string'
      ? { mode: written }
      : checks.object('options.recording', written, [
          'batchSize',
          'flushInterval',
          'mode',
          'spillDirectory',
        ])
  const path = typeof written === 'string' ? 'options.recording' : 'options.recording.mode'
  return {
    batchSize: checks.integer('options.recording.batchSize', recording.batchSize, 500, 1, 5000),
    flushInterval: checks.integer(
      'options.recording.flushInterval',
      recording.flushInterval,
      250,
      10,
      60_000,
    ),
    mode: checks.oneOf(path, recording.mode, 'background', ['background', 'durable']),
    spillDirectory:
      recording.spillDirectory === false
        ? false
        : (checks.text('options.recording.spillDirectory', recording.spillDirectory) ?? undefined),
  }
}

function schemesOf(written: QRPluginOptions['destinationSchemes']): readonly string[] {
  if (written === undefined) return []
  if (!Array.isArray(written)) {
    return fail('options.destinationSchemes', written, 'a list of schemes')
  }
  return written.map((scheme, index) => {
    const name = typeof scheme === 'string' ? scheme.toLowerCase().replace(/:(\/\/)?$/, '') : ''
    return /^[a-z][a-z0-9+.-]*$/.test(name) && !FORBIDDEN_SCHEMES.includes(name)
      ? name
      : fail(
          `options.destinationSchemes[${index}]`,
          scheme,
          `an app scheme like 'myapp', never ${FORBIDDEN_SCHEMES.join(', ')}`,
        )
  })
}

function siteURLOf(written: unknown): null | string {
  const url = checks.text('options.siteURL', written)
  if (url === null) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.hash
    ? url.replace(/\/+$/, '')
    : fail('options.siteURL', url, "an absolute URL like 'https://example.com'")
}

function slugsOf(written: QRPluginOptions['slugs']): Slugs {
  const names = ['campaigns', 'codes', 'contacts', 'conversions', 'scans'] as const
  const slugs = checks.object('options.slugs', written, names)
  const slug = (name: RenamedSlug): string => {
    const value = checks.text(`options.slugs.${name}`, slugs[name]) ?? `qr-${name}`
    return /^[a-z][a-z0-9-]*$/.test(value)
      ? value
      : fail(`options.slugs.${name}`, value, 'lower-case letters, digits and hyphens')
  }
  const all = Object.fromEntries(names.map((name) => [name, slug(name)])) as Record<
    RenamedSlug,
    string
  >
  if (new Set(Object.values(all)).size < names.length) {
    fail('options.slugs', written, 'different slugs')
  }
  return { ...all, ...HIDDEN_SLUGS }
}

function proxiesOf(written: QRPluginOptions['trustedProxies']): TrustedProxies {
  if (written === undefined || written === false) return false
  const wrong = Array.isArray(written)
    ? written.findIndex((one) => trustedProxyProblem([one]) !== null)
    : -1
  if (wrong < 0 && trustedProxyProblem(written) === null) return written
  return fail(
    wrong < 0 ? 'options.trustedProxies' : `options.trustedProxies[${wrong}]`,
    wrong < 0 ? written : (written as unknown[])[wrong],
    "false, a number of hops, or a list of addresses, CIDRs, 'loopback' and 'private'",
  )
}

function utmOf(written: QRPluginOptions['utm']): QROptions['utm'] {
  if (written === false) {
    return { campaign: false, content: false, medium: false, source: false, term: false }
  }
  const names = ['campaign', 'content', 'medium', 'source', 'term'] as const
  const utm = written === true ? {} : checks.object<UTMOption>('options.utm', written, names)
  for (const name of names) {
    if (utm[name] !== undefined && utm[name] !== false) {
      checks.text(`options.utm.${name}`, utm[name])
    }
  }
  // `{slug}` and `{code}` are filled in per code, see resolveUTM.
  return {
    campaign: '{slug}',
    content: '{code}',
    medium: 'print',
    source: 'qr',
    term: false,
    ...utm,
  }
}

function visitorsOf(written: QRPluginOptions['visitors']): QROptions['visitors'] {
  if (written === false) return false
  const visitors =
    written === true
      ? {}
      : checks.object<VisitorOption>('options.visitors', written, ['rotation', 'secret'])
  return {
    rotation: checks.oneOf('options.visitors.rotation', visitors.rotation, 'month', ROTATIONS),
    secret: checks.text('options.visitors.secret', visitors.secret),
  }
}
