import type { RelationshipFieldManyValidation } from 'payload'

import { relationship } from 'payload/shared'

import { translate } from '../../translations/translate.js'
import { relationID } from '../../vocabulary/relationID.js'
import { documentFor } from '../designs/documentFor.js'

/** Only who may see a person sends them a report: its title is read there. */
export function validateReceivers(collection: string): RelationshipFieldManyValidation {
  return async (value, args) => {
    const valid = await relationship(value, args as never)
    if (valid !== true || !value || args.event === 'onChange') return valid
    const kept = new Set([args.previousValue ?? []].flat().map((one) => String(relationID(one))))
    for (const one of [value].flat()) {
      const id = relationID(one)
      // Chosen before by somebody who may see them.
      if (id === null || kept.has(String(id))) continue
      if ((await documentFor(args, collection, id)) === null) {
        return translate(args.req.t, 'plugin-qr:reportReceiverMissing')
      }
    }
    return true
  }
}
