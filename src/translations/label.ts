import type { LabelFunction } from 'payload'

import type { TextKey } from './en.js'

/** A label or description in the reader's language. Payload types only its own keys, so cast once here. */
export function label(key: TextKey): LabelFunction {
  return ({ t }) => (t as unknown as (key: TextKey) => string)(key)
}
