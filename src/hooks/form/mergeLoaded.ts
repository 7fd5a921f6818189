import type { FlattenedField } from 'payload'

import { isValues, type Values } from './loadedValues.js'
import { sameValue } from './sameValue.js'

/** A field that a form and somebody else changed, each to another value. */
export type Conflict = { field: FlattenedField; path: string; theirs: unknown; yours: unknown }

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
export function mergeLoaded(
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
