import type { CollectionConfig, Config, Field } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

const RSC = 'payload-plugin-qr/rsc'
const VIEW = 'qrCRM'

/** The page on contacts elsewhere and its link; a view of the host's own with our name wins. */
export function addCRMViews(admin: Config['admin'], options: QROptions): Config['admin'] {
  const { contacts, view } = options.crm
  if (options.disabled || contacts === false || view === false) return admin
  const components = admin?.components
  return {
    ...admin,
    components: {
      ...components,
      ...(view.navLink && {
        afterNavLinks: [...(components?.afterNavLinks ?? []), `${RSC}#CRMNavLink`],
      }),
      views: {
        [VIEW]: {
          Component: `${RSC}#CRMView`,
          exact: true,
          meta: { title: 'CRM' },
          path: view.path as `/${string}`,
        },
        ...components?.views,
      },
    },
  }
}

/** What was sold, on the page of a code, campaign or scan; a part that holds no data. */
export function withSales(
  collection: CollectionConfig,
  options: QROptions,
  Component: 'SalesPanel' | 'ScanSales' = 'SalesPanel',
): CollectionConfig {
  if (options.disabled || options.crm.contacts === false) return collection
  const sales: Field = {
    name: 'sales',
    type: 'ui',
    admin: { components: { Field: `${RSC}#${Component}` }, disableListColumn: true },
  }
  const { fields } = collection
  // below the latest scans, where there are some; else at the end
  const at = fields.findIndex((field) => 'name' in field && field.name === 'latestScans')
  const place = at < 0 ? fields.length : at + 1
  return { ...collection, fields: [...fields.slice(0, place), sales, ...fields.slice(place)] }
}
