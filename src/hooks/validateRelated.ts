import type { RelationshipFieldManyValidation } from 'payload'

import { relationship } from 'payload/shared'

import type { TextKey } from '../translations/en.js'

import { translate } from '../translations/translate.js'
import { relationID } from '../vocabulary/relationID.js'
import { documentFor } from './designs/documentFor.js'
import { isThere } from './isThere.js'

type Related = {
  /** Said instead of that the choice is invalid. */
  message?: TextKey
  /** Whether it also has to be there for who saves. */
  seen?: true
}

/** What is chosen anew is there. The database would refuse it as well, in words nobody is shown. */
export function validateRelated(
  collection: string,
  { message, seen }: Related = {},
): RelationshipFieldManyValidation {
  return async (value, args) => {
    const valid = await relationship(value, args as never)
    if (valid !== true || !value || args.event === 'onChange') return valid
    const { previousValue, req } = args
    const kept = new Set([previousValue ?? []].flat().map((one) => String(relationID(one))))
    const mayBe = async (id: number | string): Promise<boolean> =>
      seen ? (await documentFor(args, collection, id)) !== null : isThere(req, collection, id)
    for (const one of [value].flat()) {
      const id = relationID(one)
      // Chosen before by somebody who may see them.
      if (id === null || kept.has(String(id))) continue
      if (!(await mayBe(id))) {
        return message ? translate(req.t, message) : req.t('validation:invalidSelection')
      }
    }
    return true
  }
}
