import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { internalCollection } from '../internalCollection.js'

/** What is told of codes, how checks of destinations went, and what was scanned that is no code. */
export function createAlertCollections({ options }: { options: QROptions }): CollectionConfig[] {
  const { alerts, slugs } = options
  if (alerts === false) return []
  return [
    {
      ...internalCollection,
      slug: slugs.alerts,
      fields: [
        // `<code>:<kind>`; a row stays when it is over, for whether it is silenced
        { name: 'key', type: 'text', index: true, required: true, unique: true },
        { name: 'qrCode', type: 'relationship', index: true, relationTo: slugs.codes },
        { name: 'kind', type: 'text' },
        { name: 'facts', type: 'json' },
        { name: 'raisedAt', type: 'date' },
        { name: 'clearedAt', type: 'date' },
        { name: 'silencedAt', type: 'date' },
        // receivers: `users:1`
        { name: 'told', type: 'json' },
      ],
    },
    createMissesCollection({ options }),
    ...(alerts.destinations === false ? [] : [createChecksCollection({ options })]),
  ]
}

/** Scans of codes that do not exist: one row for each text and hour; the id says both. */
const createMissesCollection = ({ options }: { options: QROptions }): CollectionConfig => ({
  ...internalCollection,
  slug: options.slugs.misses,
  fields: [
    { name: 'id', type: 'text', required: true },
    { name: 'code', type: 'text' },
    { name: 'hour', type: 'date', index: true },
    { name: 'scans', type: 'number' },
    { name: 'lastAt', type: 'date', index: true },
    // of the last
    { name: 'country', type: 'text' },
    { name: 'regionName', type: 'text' },
    { name: 'city', type: 'text' },
  ],
})

/** One row per code whose destination was asked for. */
const createChecksCollection = ({ options }: { options: QROptions }): CollectionConfig => ({
  ...internalCollection,
  slug: options.slugs.checks,
  fields: [
    { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes, unique: true },
    { name: 'url', type: 'text' },
    // one of `DESTINATION_PROBLEMS`; none where people arrive
    { name: 'problem', type: 'text' },
    { name: 'status', type: 'number' },
    // in a row
    { name: 'failures', type: 'number' },
    { name: 'checkedAt', type: 'date', index: true },
  ],
})
