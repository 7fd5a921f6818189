import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { internalCollection } from '../internalCollection.js'

/**
 * Who changed what of codes and campaigns. A person is kept by id alone, so that a name goes with the
 * user it belongs to.
 */
export function createHistoryCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    ...internalCollection,
    slug: options.slugs.history,
    fields: [
      // collection and id, as in `qr-codes:12`
      { name: 'document', type: 'text', index: true, required: true },
      { name: 'changedAt', type: 'date', required: true },
      // the same of a user
      { name: 'changedBy', type: 'text' },
      { name: 'via', type: 'text' },
      { name: 'changes', type: 'json', required: true },
    ],
  }
}
