import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { internalCollection } from '../internalCollection.js'

/** How many places of a limited code somebody has; only where the host limits that (`places`). */
export function createSharesCollection({ options }: { options: QROptions }): CollectionConfig {
  return {
    ...internalCollection,
    slug: options.slugs.shares,
    fields: [
      // a keyed hash of code and visitor or address, which joins no scan; see `sharesOf`
      { name: 'holder', type: 'text', index: true, required: true, unique: true },
      { name: 'qrCode', type: 'relationship', relationTo: options.slugs.codes },
      { name: 'taken', type: 'number', defaultValue: 0 },
    ],
  }
}
