import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest } from 'payload'

import { ValidationError } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { labelText } from '../../translations/labelText.js'
import { translate } from '../../translations/translate.js'
import { isValues, LOADED, parseLoaded, type Refused, type Values } from './loadedValues.js'
import { sameValue } from './sameValue.js'
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

/** A field that a form and somebody else changed, each to another value. */
type Conflict = { field: FlattenedField; path: string; theirs: unknown; yours: unknown }

type Sides = {
  /** The document as it is now, as far as the person may read it. */
  current: Values
  form: Values
  loaded: Values
}

/**
 * Takes out of `form` what it did not touch, so that a save leaves that as it is by now, and names
 * the fields that others changed as well. Groups named in `units` make sense only as a whole.
 */
function mergeLoaded(
  fields: readonly FlattenedField[],
  { current, form, loaded }: Sides,
  units: readonly string[],
  path = '',
): Conflict[] {
  return fields.flatMap((field): Conflict[] => {
    const { name } = field
    if (!isStored(field) || !(name in form)) return []
    const [yours, was, theirs] = [form[name], loaded[name], current[name]]
    if ('flattenedFields' in field && isValues(yours) && !isRows(field)) {
      const sides = { current: valuesOf(theirs), form: yours, loaded: valuesOf(was) }
      if (!units.includes(name)) {
        return mergeLoaded(field.flattenedFields, sides, units, `${path}${name}.`)
      }
      const kept = field.flattenedFields.filter((one) => isStored(one) && !isReadOnly(one))
      if (sameIn(kept, sides.form, sides.loaded)) {
        delete form[name]
        return []
      }
      const changed = name in current && !sameIn(kept, sides.current, sides.loaded)
      return changed ? differences(kept, sides, `${path}${name}.`) : []
    }
    if (sameValue(yours, was)) {
      delete form[name]
      return []
    }
    const changed = name in current && !isReadOnly(field) && !sameValue(theirs, was)
    return changed && !sameValue(theirs, yours) ? [{ field, path: path + name, theirs, yours }] : []
  })
}

function differences(fields: FlattenedField[], { current, form }: Sides, path: string): Conflict[] {
  return fields.flatMap((field) => {
    const [theirs, yours] = [current[field.name], form[field.name]]
    return sameValue(theirs, yours) ? [] : [{ field, path: path + field.name, theirs, yours }]
  })
}

const sameIn = (fields: FlattenedField[], a: Values, b: Values): boolean =>
  fields.every(({ name }) => sameValue(a[name], b[name]))

const isStored = (field: FlattenedField): boolean =>
  field.type !== 'join' && !('virtual' in field && field.virtual)

/** Nobody types it, so nobody can decide between two of its values. */
const isReadOnly = ({ admin }: FlattenedField): boolean =>
  Boolean(admin && 'readOnly' in admin && admin.readOnly)

const isRows = (field: FlattenedField): boolean => field.type === 'array'

const valuesOf = (value: unknown): Values => (isValues(value) ? value : {})
