import type { RelationshipFieldSingleValidation } from 'payload'

import { relationship } from 'payload/shared'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { translate } from '../../translations/translate.js'
import { documentFor } from './documentFor.js'

/** Only who may see a preset gives it to symbols: on them everybody sees it, its logo included. */
export function validatePreset({ slugs }: QROptions): RelationshipFieldSingleValidation {
  return async (value, args) => {
    const valid = await relationship(value, args)
    if (valid !== true || !value || args.event === 'onChange') return valid
    const id = typeof value === 'object' ? value.value : value
    // Kept as it was by somebody who may not see it: nothing new is shown.
    if (id === args.previousValue) return true
    return (
      (await documentFor(args, slugs.designs, id)) !== null ||
      translate(args.req.t, 'plugin-qr:presetMissing')
    )
  }
}
