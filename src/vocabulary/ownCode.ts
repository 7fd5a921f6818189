import type { ID } from './scan.js'

/** Marks a field by which each document of its collection has a code of its own, see `qrField`. */
export const OWN_CODE = 'payload-plugin-qr own code'

/** What a code says of the document whose own it is: `pages:12`. */
export const ownerOf = (collection: string, id: ID): string => `${collection}:${id}`
