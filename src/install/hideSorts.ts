import type { CollectionConfig } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { dropHiddenSort } from '../hooks/dropHiddenSort.js'

/** Orders by what a person may not read are left out, on ours and on every way to ours. */
export function hideSorts(collections: CollectionConfig[], options: QROptions): CollectionConfig[] {
  const hook = dropHiddenSort(options)
  return collections.map((collection) => ({
    ...collection,
    hooks: {
      ...collection.hooks,
      beforeOperation: [...(collection.hooks?.beforeOperation ?? []), hook],
    },
  }))
}
