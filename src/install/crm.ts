import type { BasePayload, CollectionConfig, Config, Endpoint, TaskConfig } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { createContactsCollection } from '../collections/people/createContactsCollection.js'
import { createConversionsCollection } from '../collections/people/createConversionsCollection.js'
import { createScanIdsCollection } from '../collections/people/createScanIdsCollection.js'
import {
  createDeliveriesCollection,
  createEventsCollection,
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
