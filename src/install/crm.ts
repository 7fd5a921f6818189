import type { BasePayload, CollectionConfig, Config, Endpoint, Field, TaskConfig } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { createContactsCollection } from '../collections/people/createContactsCollection.js'
import { createConversionsCollection } from '../collections/people/createConversionsCollection.js'
import {
  createDeliveriesCollection,
  createEventsCollection,
  createScanIdsCollection,
  createSuppressionsCollection,
  createSyncsCollection,
  createTargetsCollection,
  createTicketsCollection,
} from '../collections/people/createWorkCollections.js'
import { crmEndpoints } from '../endpoints/people/crmEndpoints.js'
import { webhookEndpoint } from '../endpoints/people/webhookEndpoint.js'
import { recordSubmission } from '../hooks/people/recordSubmission.js'
import { crmTasks } from '../people/jobs/crmTasks.js'

type Override = (name: 'contacts' | 'conversions', made: CollectionConfig) => CollectionConfig

/** Collections about people; none while all of it is off, so that the schema stays small. */
export function crmCollections(options: QROptions, override: Override): CollectionConfig[] {
  const { attribution, contacts, hubspot } = options.crm
  if (contacts === false) {
    return attribution === false ? [] : [createScanIdsCollection({ options })]
  }
  return [
    override('contacts', createContactsCollection({ options })),
    override('conversions', createConversionsCollection({ options })),
    createScanIdsCollection({ options }),
    createDeliveriesCollection({ options }),
    createSyncsCollection({ options }),
    ...(hubspot !== false && hubspot.events !== false ? [createEventsCollection({ options })] : []),
    createTargetsCollection({ options }),
    createTicketsCollection({ options }),
    createSuppressionsCollection({ options }),
  ]
}

export function crmEndpointsOf(options: QROptions): Endpoint[] {
  if (options.crm.contacts === false) return []
  return [
    ...(options.crm.ticketing === false ? [] : [webhookEndpoint(options)]),
    ...crmEndpoints(options),
  ]
}

/** The host's jobs with ours among them. When and where they run is the host's to say. */
export function addCRMTasks(jobs: Config['jobs'], options: QROptions): Config['jobs'] {
  if (options.crm.contacts === false) return jobs
  const tasks = options.disabled ? crmTasks(options).map(idle) : crmTasks(options)
  return { ...jobs, tasks: [...(jobs?.tasks ?? []), ...tasks] } as Config['jobs']
}

/**
 * A task that does nothing. While the plugin is disabled its tasks stay, because Payload's table of
 * jobs names them and is gone without any; what is to be done waits in our own tables.
 */
const idle = (task: TaskConfig): TaskConfig =>
  ({
    ...task,
    handler: async () => ({ output: {} }),
    schedule: task.schedule?.map((one) => ({
      ...one,
      hooks: { beforeSchedule: async () => ({ input: {}, shouldSchedule: false }) },
    })),
  }) as TaskConfig

/**
 * Hooks the form builder's submissions. At start-up, because that plugin may stand after ours in the
 * list and adds its collection then.
 */
export function watchForms(payload: BasePayload, options: QROptions): void {
  const { forms } = options.crm
  if (forms === false) return
  const collection = payload.collections[forms.collection]
  if (!collection) {
    payload.logger.warn(
      `payload-plugin-qr: options.forms.collection: there is no collection "${forms.collection}", so no form is watched`,
    )
    return
  }
  collection.config.hooks.afterChange.push(recordSubmission(options))
}

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
