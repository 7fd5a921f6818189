import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { maySpanTenants } from '../../access/tenants/tenantsOfPerson.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { SEALED } from '../../vocabulary/scanSink.js'
import { internalCollection } from '../internalCollection.js'

/**
 * Scans that wait for sinks, and how far each sink is. Payload's own list shows how they do to whom the
 * host says; nobody writes either.
 */
export function createSinkCollections({ options }: { options: QROptions }): CollectionConfig[] {
  const { scans, slugs } = options
  if (scans.sinks.length === 0) return []
  return [
    {
      ...internalCollection,
      slug: slugs.outbox,
      fields: [
        // none until it is sealed, see `seal`
        { name: 'batch', type: 'number', index: true },
        { name: 'scans', type: 'number' },
        // of scans, one a line
        { name: 'ids', type: 'textarea' },
        { name: 'writtenAt', type: 'date', index: true },
      ],
    },
    {
      ...internalCollection,
      slug: slugs.sinks,
      access: {
        ...internalCollection.access,
        read: async ({ req }) => {
          const may =
            Boolean(req.user && scans.access && (await scans.access({ req })) === true) &&
            (await maySpanTenants(options, req))
          return may && { id: { not_equals: SEALED } }
        },
      },
      admin: {
        defaultColumns: ['id', 'sentAt', 'failures', 'said', 'dueAt', 'dropped'],
        group: inLanguages('plugin-qr:group'),
        hidden: !scans.access,
        useAsTitle: 'id',
      },
      fields: [
        { name: 'id', type: 'text', label: label('plugin-qr:sink_name'), required: true },
        shown('sentAt', 'date'),
        shown('failures', 'number'),
        shown('said', 'text'),
        shown('dueAt', 'date'),
        shown('dropped', 'number'),
        shown('droppedAt', 'date'),
        // the last batch it has whole, and of the one after it so many scans
        unseen('sent', 'number'),
        unseen('part', 'number'),
        unseen('taken', 'number'),
        unseen('seenAt', 'date'),
        unseen('leaseUntil', 'date'),
        unseen('worker', 'text'),
      ],
      labels: { plural: label('plugin-qr:sinks'), singular: label('plugin-qr:sink') },
    },
  ]
}

type Shown = 'dropped' | 'droppedAt' | 'dueAt' | 'failures' | 'said' | 'sentAt'
type Kind = 'date' | 'number' | 'text'

const shown = (name: Shown, type: Kind): Field =>
  ({
    name,
    type,
    label: label(`plugin-qr:sink_${name}`),
    ...(type === 'date' && { admin: { date: { pickerAppearance: 'dayAndTime' } } }),
  }) as Field

const unseen = (name: string, type: Kind): Field =>
  ({
    name,
    type,
    admin: { disableListColumn: true, disableListFilter: true, hidden: true },
  }) as Field
