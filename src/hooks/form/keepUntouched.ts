import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { labelText } from '../../translations/labelText.js'
import { translate } from '../../translations/translate.js'
import { LOADED, parseLoaded, type Refused, type Values } from './loadedValues.js'
import { type Conflict, mergeLoaded } from './mergeLoaded.js'
import { shownValue } from './shownValue.js'

type Args = { data?: Values; id?: ID; overrideAccess?: boolean }

/** Fields with a meaning of their own to Payload. */
const SYSTEM = ['_status', 'createdAt', 'deletedAt', 'id', 'updatedAt']

/**
 * A form holds every value since it was opened. What it did not touch keeps the database's value;
 * where somebody else changed a field meanwhile, too, the save is refused and shows both values.
 * Before all other hooks, which would take a form's old values for a wish.
 */
export function keepUntouched(units: readonly string[] = []): CollectionBeforeOperationHook {
  return async ({ args, collection, req }) => {
    const { data, id, overrideAccess = false } = args as Args
    if (!data || !(LOADED in data)) return args
    const form = structuredClone({ ...data, [LOADED]: undefined })
    const loaded = parseLoaded(data[LOADED])
    delete form[LOADED]
    if (id === undefined || !loaded) return { ...args, data: form }
    // as the person who saves, so that nothing is named that they may not read
    const current = (await req.payload.findByID({
      id,
      collection: collection.slug,
      depth: 0,
      disableErrors: true,
      draft: true,
      overrideAccess,
      req,
      trash: true,
    })) as null | Values
    const fields = collection.flattenedFields.filter(({ name }) => !SYSTEM.includes(name))
    const conflicts = mergeLoaded(fields, { current: current ?? {}, form, loaded }, units)
    if (conflicts.length) throw await refusal(conflicts, collection.slug, req)
    return { ...args, data: form }
  }
}

async function refusal(conflicts: Conflict[], collection: string, req: PayloadRequest) {
  const errors = await Promise.all(
    conflicts.map(async ({ field, path, theirs, yours }) => ({
      label: ('label' in field && field.label) || path,
      message: translate(req.t, 'plugin-qr:changedMeanwhile', {
        theirs: await shownValue(field, theirs, req),
        yours: await shownValue(field, yours, req),
      }),
      path,
    })),
  )
  const refused: Refused = {
    known: Object.fromEntries(conflicts.map(({ path, theirs }) => [path, theirs ?? null])),
    notes: errors.map(({ label, message, path }) => `${labelText(label, req, path)}: ${message}`),
  }
  const error = new ValidationError({ collection, errors, req }, req.t)
  error.data.errors.push({ message: JSON.stringify(refused), path: LOADED })
  return error
}
