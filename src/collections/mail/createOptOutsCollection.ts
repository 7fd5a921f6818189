import type { CollectionConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { internalCollection } from '../internalCollection.js'

/** Who wants no e-mail of a kind; the id says both: `alerts:users:1`. None where no e-mail is sent. */
export function createOptOutsCollection({ options }: { options: QROptions }): CollectionConfig[] {
  const { alerts, reports, slugs } = options
  if (!reports && !(alerts && alerts.mail)) return []
  return [
    {
      ...internalCollection,
      slug: slugs.optOuts,
      fields: [{ name: 'id', type: 'text', required: true }],
    },
  ]
}
