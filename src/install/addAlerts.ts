import type { CollectionConfig, Config, Endpoint } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { alertsEndpoint, silenceEndpoint } from '../endpoints/alerts/alertEndpoints.js'
import { unsubscribeEndpoints } from '../endpoints/mail/unsubscribeEndpoints.js'

const RSC = 'payload-plugin-qr/rsc'
const VIEW = 'qrAlerts'

/** The page of alerts and its link; a view of the host's own with our name wins. */
export function addAlertViews(admin: Config['admin'], { alerts }: QROptions): Config['admin'] {
  if (alerts === false) return admin
  const components = admin?.components
  return {
    ...admin,
    components: {
      ...components,
      ...(alerts.navLink && {
        afterNavLinks: [...(components?.afterNavLinks ?? []), `${RSC}#AlertsNavLink`],
      }),
      views: {
        [VIEW]: {
          Component: `${RSC}#AlertsView`,
          exact: true,
          meta: { title: 'Alerts' },
          path: alerts.path as `/${string}`,
        },
        ...components?.views,
      },
    },
  }
}

/** Codes with what holds of them at the top of their page. The part holds no data. */
export function withAlerts(codes: CollectionConfig, options: QROptions): CollectionConfig {
  if (options.disabled || options.alerts === false) return codes
  return {
    ...codes,
    endpoints: [...(codes.endpoints || []), silenceEndpoint(options)],
    fields: [
      {
        name: 'alerts',
        type: 'ui',
        admin: {
          components: { Field: `${RSC}#AlertsPanel` },
          condition: (data) => Boolean(data?.id),
          disableListColumn: true,
        },
      },
      ...codes.fields,
    ],
  }
}

export const alertEndpoints = (options: QROptions): Endpoint[] =>
  options.alerts === false
    ? []
    : [
        alertsEndpoint(options),
        ...(options.alerts.mail ? unsubscribeEndpoints(options, 'alerts') : []),
      ]
