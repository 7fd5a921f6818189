import { createHash } from 'node:crypto'

import { text } from './values/readFields.js'

/** The provider's own id of a delivery; a digest of the body stands in when it has none. */
export const deliveryIdOf = (id: unknown, raw: Uint8Array): string => {
  const given = text(id, 400)
  if (given && given.length <= 128) return given
  return `sha256:${createHash('sha256')
    .update(given ?? raw)
    .digest('hex')}`
}
