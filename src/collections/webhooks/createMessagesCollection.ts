import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { maySpanTenants } from '../../access/tenants/tenantsOfPerson.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { internalCollection } from '../internalCollection.js'

/**
 * Messages to other systems: what waits, and the log of what went. Payload's own list shows it to whom
 * the host says; nobody writes it.
 */
export function createMessagesCollection({ options }: { options: QROptions }): CollectionConfig {
  const { slugs, webhooks } = options
  const log = webhooks && webhooks.log
  return {
    ...internalCollection,
    slug: slugs.messages,
    access: {
      ...internalCollection.access,
      // it names codes and sales of all tenants
      read: async ({ req }) =>
        Boolean(req.user && log && (await log({ req })) === true) &&
        (await maySpanTenants(options, req)),
    },
    admin: {
      defaultColumns: ['type', 'endpoint', 'state', 'category', 'attempts', 'occurredAt', 'sentAt'],
      group: inLanguages('plugin-qr:group'),
      hidden: !log,
      useAsTitle: 'type',
    },
    defaultSort: '-occurredAt',
    fields: [
      // the `webhook-id`
      { name: 'id', type: 'text', required: true },
      text('type'),
      text('endpoint'),
      // waiting, sent, failed
      { ...text('state'), index: true } as Field,
      // the status of the last answer, or why there was none
      text('category'),
      {
        name: 'attempts',
        type: 'number',
        defaultValue: 0,
        label: label('plugin-qr:messageAttempts'),
      },
      date('occurredAt'),
      date('dueAt'),
      date('sentAt'),
      { name: 'body', type: 'json', label: label('plugin-qr:messageBody') },
      { name: 'leaseUntil', type: 'date', admin: hidden },
      { name: 'worker', type: 'text', admin: hidden },
      { name: 'message', type: 'text', admin: hidden },
    ],
    labels: { plural: label('plugin-qr:messages'), singular: label('plugin-qr:message') },
  }
}

const hidden = { disableListColumn: true, disableListFilter: true, hidden: true } as const

const text = (name: 'category' | 'endpoint' | 'state' | 'type'): Field => ({
  name,
  type: 'text',
  label: label(`plugin-qr:message_${name}`),
})

const date = (name: 'dueAt' | 'occurredAt' | 'sentAt'): Field => ({
  name,
  type: 'date',
  admin: { date: { pickerAppearance: 'dayAndTime' } },
  label: label(`plugin-qr:message_${name}`),
})
