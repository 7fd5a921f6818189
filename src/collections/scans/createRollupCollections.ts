import type { CollectionConfig, Field } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { internalCollection } from '../internalCollection.js'

const text = (name: string): Field => ({ name, type: 'text' })

/**
 * Numbers of scans worked out in advance. `parts` holds what each write added and is committed with
 * its scans; a little later parts are folded into `rollups`, one row per period and scope.
 * See docs/analytics.md.
 */
export function createRollupCollections({ options }: { options: QROptions }): CollectionConfig[] {
  const { rollupParts, rollups, visitorKeys, visitors } = options.slugs
  return [
    {
      ...internalCollection,
      slug: rollups,
      fields: [
        // `<level><period>:<scope>`, e.g. `d20260329:42`
        { name: 'id', type: 'text', required: true },
        text('bounds'),
        text('slots'),
        text('segmentSlots'),
        text('codes'),
        text('places'),
        text('clients'),
        text('links'),
        text('languages'),
        text('referrers'),
        text('visitors'),
      ],
    },
    {
      ...internalCollection,
      slug: rollupParts,
      fields: [{ name: 'scans', type: 'number' }, text('data')],
    },
    {
      // Visitors by number, so that a set of them is a list of small numbers. The id is the hash.
      ...internalCollection,
      slug: visitors,
      fields: [
        { name: 'id', type: 'text', required: true },
        { name: 'number', type: 'number' },
      ],
    },
    {
      // One key for each period of `visitors.rotation`, destroyed when it is over. The id is the period.
      ...internalCollection,
      slug: visitorKeys,
      fields: [
        { name: 'id', type: 'text', required: true },
        text('key'),
        // Epoch milliseconds; none where the key never changes.
        { name: 'keptUntil', type: 'number' },
      ],
    },
  ]
}
