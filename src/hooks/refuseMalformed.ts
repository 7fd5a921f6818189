import type { BasePayload, CollectionBeforeValidateHook, FlattenedField } from 'payload'

import { isDeepStrictEqual } from 'node:util'
import { ValidationError } from 'payload'

import { asID } from '../analytics/scope/asID.js'
import { relationID } from '../vocabulary/relationID.js'

type Values = Record<string, unknown>
type Wrong = { kind: 'input' | 'selection'; path: string }

/**
 * Refuses by its field what no form sends and no hook is written for: an object where a text belongs, an id
 * that can be none. Payload checks fields only after the hooks of a collection, and of some kinds never. What is
 * as it was read may be whatever a host's hook `afterRead` made of it: Payload fills in what was not sent.
 */
export const refuseMalformed: CollectionBeforeValidateHook = (args) => {
  const { collection, data, originalDoc, req } = args
  if (!data) return data
  const wrong = wrongIn(data, originalDoc, collection.flattenedFields, req.payload)
  if (wrong.length === 0) return data
  const errors = wrong.map(({ kind, path }) => ({
    message: req.t(kind === 'input' ? 'validation:invalidInput' : 'validation:invalidSelection'),
    path,
  }))
  throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
}

/** A value that is made when it is read, of any kind. */
const isMade = (field: FlattenedField): boolean =>
  'virtual' in field &&
  (typeof field.virtual === 'string' || Boolean(field.virtual && field.hooks?.afterRead?.length))

/** Numbers become texts where texts belong, in place. */
function wrongIn(
  data: Values,
  was: unknown,
  fields: readonly FlattenedField[],
  payload: BasePayload,
): Wrong[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    const before = isPlain(was) ? was[field.name] : undefined
    if (value === null || value === undefined || isMade(field)) return []
    if (isDeepStrictEqual(value, before)) return []
    if (isText(field) && typeof value === 'number') {
      data[field.name] = String(value)
      return []
    }
    const inside = wrongInside(field, value, before, payload)
    return inside.map((wrong) => ({
      ...wrong,
      path: [field.name, wrong.path].filter(Boolean).join('.'),
    }))
  })
}

const isText = ({ type }: FlattenedField): boolean =>
  type === 'text' || type === 'textarea' || type === 'email'

function wrongInside(
  field: FlattenedField,
  value: unknown,
  before: unknown,
  payload: BasePayload,
): Wrong[] {
  const unless = (isRight: boolean, kind: Wrong['kind'] = 'input'): Wrong[] =>
    isRight ? [] : [{ kind, path: '' }]
  switch (field.type) {
    case 'array':
      // a form's count of its rows, where there are none
      if (!Array.isArray(value)) return unless(value === 0)
      return value.flatMap((row, at) =>
        isPlain(row)
          ? wrongIn(row, rowLike(row, before), field.flattenedFields, payload).map(({ kind, path }) => ({ kind, path: `${at}.${path}` })) // prettier-ignore
          : [{ kind: 'input' as const, path: String(at) }],
      )
    case 'date':
      return unless(!Number.isNaN(new Date(value as string).getTime()))
    case 'email':
    case 'text':
    case 'textarea':
      return unless(
        'hasMany' in field && field.hasMany ? isTexts(value) : typeof value === 'string',
      )
    case 'group':
      return isPlain(value) ? wrongIn(value, before, field.flattenedFields, payload) : unless(false)
    case 'relationship':
    case 'upload': {
      const { hasMany, relationTo } = field
      const values = hasMany && Array.isArray(value) ? value : [value]
      return unless(
        values.every((one) => isRelation(one, relationTo, payload)),
        'selection',
      )
    }
    case 'select':
      return unless(field.hasMany ? isTexts(value) : typeof value === 'string', 'selection')
    default:
      return []
  }
}

const rowLike = ({ id }: Values, rows: unknown): unknown =>
  id && Array.isArray(rows) ? rows.find((row) => isPlain(row) && row.id === id) : undefined

function isRelation(value: unknown, to: string | string[], payload: BasePayload): boolean {
  if (typeof to === 'string') return asID(payload, to, relationID(value)) !== null
  if (!isPlain(value)) return false
  const { relationTo, value: id } = value
  return typeof relationTo === 'string' && to.includes(relationTo) && asID(payload, relationTo, relationID(id)) !== null // prettier-ignore
}

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
