import type {
  CollectionConfig,
  Config,
  SanitizedPermissions,
  Widget,
  WidgetInstance,
} from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { healthField } from '../collections/codes/codeFields.js'
import { areasEndpoint } from '../endpoints/analytics/areasEndpoint.js'
import { panelEndpoints } from '../endpoints/analytics/panelEndpoints.js'
import { codeHealthEndpoint } from '../endpoints/codes/codeHealthEndpoint.js'
import { label } from '../translations/label.js'

const RSC = 'payload-plugin-qr/rsc'
const VIEW = 'qrAnalytics'

/** The overview, its link and the widgets; a view or widget of the host's own with our name wins. */
export function addAnalyticsViews(admin: Config['admin'], options: QROptions): Config['admin'] {
  if (options.disabled || options.analytics === false) return admin
  const { navLink, path, widgets } = options.analytics
  const components = admin?.components
  return {
    ...admin,
    components: {
      ...components,
      ...(navLink && {
        afterNavLinks: [...(components?.afterNavLinks ?? []), `${RSC}#AnalyticsNavLink`],
      }),
      views: {
        [VIEW]: {
          Component: `${RSC}#AnalyticsView`,
          exact: true,
          meta: { title: 'QR analytics' },
          path: path as `/${string}`,
        },
        ...components?.views,
      },
    },
    ...(widgets && { dashboard: addWidgets(admin?.dashboard) }),
  }
}

function addWidgets(dashboard: NonNullable<Config['admin']>['dashboard']) {
  const hosts = dashboard?.widgets ?? []
  const ours = WIDGETS.filter(({ slug }) => !hosts.some((one) => one.slug === slug))
  // No layout: that is the host's, and once there is one Payload adds none of its own.
  return { ...dashboard, widgets: [...hosts, ...ours] }
}

const WIDGETS: Widget[] = [
  {
    slug: 'qr-scans',
    Component: `${RSC}#ScansWidget`,
    label: label('plugin-qr:statsWidgetScans'),
    minWidth: 'small',
  },
  {
    slug: 'qr-top-codes',
    Component: `${RSC}#TopCodesWidget`,
    label: label('plugin-qr:statsWidgetTopCodes'),
    minWidth: 'small',
  },
  {
    slug: 'qr-latest-scans',
    Component: `${RSC}#LatestScansWidget`,
    label: label('plugin-qr:statsWidgetLatest'),
    minWidth: 'small',
  },
]

/** The collection with a tab "Analytics" on each document, for whoever may read scans. */
export function withAnalyticsTab(
  collection: CollectionConfig,
  options: QROptions,
): CollectionConfig {
  if (options.disabled || options.analytics === false || !options.analytics.tabs) return collection
  const components = collection.admin?.components
  const edit = components?.views?.edit
  return {
    ...collection,
    admin: {
      ...collection.admin,
      components: {
        ...components,
        views: {
          ...components?.views,
          edit: {
            ...edit,
            analytics: {
              Component: `${RSC}#AnalyticsTab`,
              path: '/analytics',
              tab: {
                condition: ({ permissions }: { permissions: SanitizedPermissions }) =>
                  Boolean(permissions?.collections?.[options.slugs.scans]?.read),
                href: '/analytics',
                label: label('plugin-qr:statsTab') as never,
                order: 150,
              },
            },
          } as never,
        },
      },
    },
  }
}

/** Endpoints the views ask, beside those of statistics. */
export function withPanelEndpoints(scans: CollectionConfig, options: QROptions): CollectionConfig {
  if (options.disabled || scans.endpoints === false) return scans
  const areas = options.analytics === false ? undefined : options.analytics.areas
  return {
    ...scans,
    endpoints: [
      ...(scans.endpoints ?? []),
      ...panelEndpoints(options),
      ...(areas ? [areasEndpoint(options, areas)] : []),
    ],
  }
}

const withColumn = (column: string): string[] =>
  column === 'scans' ? [column, 'health'] : [column]

/** The list of codes says beside the scans how each code is doing, asked for once per page. */
export function withHealth(codes: CollectionConfig, options: QROptions): CollectionConfig {
  if (options.analytics === false || !options.analytics.health) return codes
  // A field that holds nothing, but is in types and GraphQL: those do not change with `disabled`.
  if (options.disabled) return { ...codes, fields: [...codes.fields, healthField(null)] }
  const Cell = {
    clientProps: { codes: codes.slug, scans: options.slugs.scans },
    path: 'payload-plugin-qr/client#HealthCell',
  }
  return {
    ...codes,
    endpoints: [...(codes.endpoints || []), codeHealthEndpoint(options)],
    admin: { ...codes.admin, defaultColumns: codes.admin?.defaultColumns?.flatMap(withColumn) },
    fields: [...codes.fields, healthField(Cell)],
  }
}

/**
 * Our widgets for a layout of the host's own; without one, people add them to their dashboard
 * themselves.
 *
 * @example admin: { dashboard: { defaultLayout: [{ widgetSlug: 'collections', width: 'full' }, ...qrDefaultWidgets()] } }
 */
export const qrDefaultWidgets = (): WidgetInstance[] =>
  [
    { widgetSlug: 'qr-scans', width: 'full' },
    { widgetSlug: 'qr-top-codes', width: 'medium' },
    { widgetSlug: 'qr-latest-scans', width: 'medium' },
  ] as unknown as WidgetInstance[]
