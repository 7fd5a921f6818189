import type { CollectionAfterReadHook } from 'payload'

import { ownDestination } from '../../vocabulary/placeholders.js'

/** Puts what is a scan's own back into its destination, which is stored once for all like it. */
export const restoreDestination: CollectionAfterReadHook = ({ doc }) => {
  if (typeof doc.destination === 'string') doc.destination = ownDestination(doc.destination, doc)
  return doc
}
