import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { internalCollection } from './internalCollection.js'

/**
 * Scan ids handed out by redirects. `id` is a hash of the random id: who reads the database cannot
 * claim a scan. Bound once, it keeps what the scan was, so that retention of scans takes no touch away.
 */
export function createScanIdsCollection({ options }: { options: QROptions }): CollectionConfig {
  const people = options.crm.contacts !== false
  return internalCollection(options.slugs.scanIds, [
    { name: 'id', type: 'text', required: true },
    { name: 'scanId', type: 'text' },
    { name: 'scannedAt', type: 'date', index: true },
    ...(people
      ? [
          {
            name: 'contact',
            type: 'relationship',
            index: true,
            relationTo: options.slugs.contacts,
          } as const,
        ]
      : []),
    { name: 'certainty', type: 'text' },
    // when the form was sent or the order made; the earliest of equals keeps the id
    { name: 'boundAt', type: 'date' },
    { name: 'boundBy', type: 'text' },
    { name: 'touch', type: 'json' },
  ])
}
