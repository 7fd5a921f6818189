import type {
  CollectionBeforeOperationHook,
  FlattenedField,
  PayloadRequest,
  StaticLabel,
} from 'payload'

import { ValidationError } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { labelText } from '../../translations/labelText.js'
import { translate } from '../../translations/translate.js'
import { isValues, LOADED, parseLoaded, type Refused, type Values } from './loadedValues.js'
import { sameValue } from './sameValue.js'

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

const LONGEST = 200

/** A value as people read it in a message. Of documents only what this person may read. */
async function shownValue(
  field: FlattenedField,
  value: unknown,
  req: PayloadRequest,
): Promise<string> {
  if (value === null || value === undefined || value === '') {
    return translate(req.t, 'plugin-qr:emptyValue')
  }
  if (field.type === 'checkbox') return req.t(value ? 'general:true' : 'general:false')
  if (field.type === 'date') {
    return `${new Date(value as string).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  }
  if (field.type === 'select' || field.type === 'radio') {
    return [value].flat().map(optionText).join(', ')
  }
  if (field.type === 'relationship' || field.type === 'upload') {
    const { relationTo } = field
    return (await Promise.all([value].flat().map((one) => titleOf(one, relationTo)))).join(', ')
  }
  return typeof value === 'object' ? '…' : String(value).slice(0, LONGEST)

  function optionText(one: unknown): string {
    const options = 'options' in field ? field.options : []
    const found = options.find((option) => typeof option === 'object' && option.value === one)
    return labelText(
      typeof found === 'object' ? (found.label as StaticLabel) : undefined,
      req,
      String(one),
    )
  }

  async function titleOf(one: unknown, relationTo: string | string[]): Promise<string> {
    const reference = Array.isArray(relationTo)
      ? (one as { relationTo: string; value: unknown })
      : { relationTo, value: one }
    const { value: target } = reference
    const id = target && typeof target === 'object' ? (target as { id: unknown }).id : target
    const doc = (await req.payload.findByID({
      id: id as number | string,
      collection: reference.relationTo,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
    })) as null | Record<string, unknown>
    const title = req.payload.collections[reference.relationTo]?.config.admin.useAsTitle ?? 'id'
    return String(doc?.[title] || id).slice(0, LONGEST)
  }
}
