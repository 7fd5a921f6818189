import type { Access, PayloadRequest } from 'payload'

import { type Areas, areasOf, type AreasOption } from './areas.js'
import { checks } from './checks.js'

/** Says whether a person may do a thing; `req.user` is the person. */
export type Authorize = (args: { req: PayloadRequest }) => boolean | Promise<boolean>

export type CollectionAccess = {
  create?: Access
  delete?: Access
  read?: Access
  update?: Access
}

export type AccessOption = {
  /**
   * Who sees numbers: counters of codes, scans, statistics. Scans are further limited to the codes
   * the person may read.
   *
   * @default every signed-in user
   */
  analytics?: Authorize
  /**
   * Who makes, sees, changes and deletes which API keys; see `options.apiKeys`. A key belongs to who made it, and
   * does what its owner may.
   *
   * @default everybody of the admin, their own
   */
  apiKeys?: CollectionAccess
  /** @default create, read, update and delete for every signed-in user */
  campaigns?: CollectionAccess
  /** Who lets people in with `options.checkIn`; only by codes that they may read. @default nobody */
  checkIn?: Authorize
  /** @default create, read, update and delete for every signed-in user */
  codes?: CollectionAccess
  /**
   * Who sees and edits contacts and conversions, the sync's state and erasure. A rule of its own:
   * seeing numbers does not include seeing people.
   *
   * @default nobody
   */
  contacts?: Authorize
  /** Who sees and keeps presets of symbols. @default every signed-in user */
  designs?: CollectionAccess
  /**
   * Who may take rows of scans out as CSV or JSON. Always also needs `analytics`.
   *
   * @default whoever may see analytics
   */
  export?: Authorize
  /**
   * Who sees and erases all that is kept of somebody, whatever codes it was: for access requests and
   * erasure. Of contacts it also needs `contacts`.
   *
   * @default nobody
   */
  privacy?: Authorize
  /**
   * Who says which reports are sent to whom; see `options.reports`. What a report shows follows the
   * rights of its receiver.
   *
   * @default who may view analytics
   */
  reports?: CollectionAccess
  /**
   * Who sees what codes sold, as sums: orders, tickets, revenue and conversion. No names, no addresses
   * and no single orders; those take `contacts`, which includes this.
   *
   * @default who may see contacts
   */
  revenue?: Authorize
}

/** Every rule a function; what is missing stays with the default of its collection. */
export function accessOf(written: AccessOption | undefined): AccessOption {
  const access = checks.object('options.access', written, [
    'analytics',
    'apiKeys',
    'campaigns',
    'checkIn',
    'codes',
    'contacts',
    'designs',
    'export',
    'privacy',
    'reports',
    'revenue',
  ])
  checks.func('options.access.analytics', access.analytics)
  checks.func('options.access.checkIn', access.checkIn)
  checks.func('options.access.contacts', access.contacts)
  checks.func('options.access.export', access.export)
  checks.func('options.access.privacy', access.privacy)
  checks.func('options.access.revenue', access.revenue)
  for (const name of ['apiKeys', 'campaigns', 'codes', 'designs', 'reports'] as const) {
    const operations = ['create', 'delete', 'read', 'update'] as const
    const rules = checks.object(`options.access.${name}`, access[name], operations)
    for (const operation of operations) {
      checks.func(`options.access.${name}.${operation}`, rules[operation])
    }
  }
  return access
}

/** Where the admin shows numbers. Only people whom `access.analytics` lets see any of it. */
export type AnalyticsOption = {
  /**
   * Areas of your own on the map, such as US ZIP codes, coloured by their scans.
   *
   * @default none: countries and cities
   * @example { country: 'US', property: 'ZCTA5CE20', source: zipCodes }
   */
  areas?: AreasOption
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

export type AnalyticsViews = {
  readonly areas?: Areas
  readonly health: boolean
  readonly navLink: boolean
  /** Below the admin's route; starts with a slash. */
  readonly path: string
  readonly tabs: boolean
  readonly widgets: boolean
}

const FLAGS = ['health', 'navLink', 'tabs', 'widgets'] as const

/** What of analytics the admin shows. `false`: nothing. */
export function analyticsOf(
  written: AnalyticsOption | boolean | undefined,
): AnalyticsViews | false {
  if (written === false) return false
  const option =
    written === true || written === undefined
      ? {}
      : checks.object<AnalyticsOption>('options.analytics', written, [...FLAGS, 'areas', 'path'])
  const [health, navLink, tabs, widgets] = FLAGS.map((name) =>
    checks.boolean(`options.analytics.${name}`, option[name], true),
  ) as [boolean, boolean, boolean, boolean]
  const path = checks.pathInAdmin('options.analytics.path', option.path, '/qr-analytics')
  const areas = areasOf(option.areas)
  return { health, navLink, path, tabs, widgets, ...(areas && { areas }) }
}

export type CRMViewOption = {
  /** A link to the page in the navigation. @default true */
  navLink?: boolean
  /**
   * Where the page lives below the admin's route.
   *
   * @default '/qr-crm'
   */
  path?: string
}

export type CRMView = {
  readonly navLink: boolean
  /** Below the admin's route; starts with a slash. */
  readonly path: string
}

/** The page on the state of contacts elsewhere. `false`: there is none. */
export function crmViewOf(written: boolean | CRMViewOption | undefined): CRMView | false {
  if (written === false) return false
  const option =
    written === true || written === undefined
      ? {}
      : checks.object<CRMViewOption>('options.crmView', written, ['navLink', 'path'])
  const path = checks.pathInAdmin('options.crmView.path', option.path, '/qr-crm')
  return { navLink: checks.boolean('options.crmView.navLink', option.navLink, true), path }
}

/** Where the page for the door lives below the admin's route. */
export const CHECK_IN_PATH = '/qr-check-in'
