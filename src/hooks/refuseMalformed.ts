import type { BasePayload, CollectionBeforeValidateHook, FlattenedField } from 'payload'

import { ValidationError } from 'payload'

import { asID } from '../analytics/scope/asID.js'

type Values = Record<string, unknown>
type Wrong = { kind: 'input' | 'selection'; path: string }

/**
 * Refuses by its field what no form sends and no hook is written for: an object where a text belongs, an id
 * that can be none. Payload checks fields only after the hooks of a collection, and of some kinds never.
 */
export const refuseMalformed: CollectionBeforeValidateHook = ({ collection, data, req }) => {
  if (!data) return data
  const wrong = wrongIn(data, collection.flattenedFields, req.payload)
  if (wrong.length === 0) return data
  const errors = wrong.map(({ kind, path }) => ({
    message: req.t(kind === 'input' ? 'validation:invalidInput' : 'validation:invalidSelection'),
    path,
  }))
  throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
}

/** Numbers become texts where texts belong, in place. */
function wrongIn(data: Values, fields: readonly FlattenedField[], payload: BasePayload): Wrong[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    if (value === null || value === undefined) return []
    if (isText(field) && typeof value === 'number') {
      data[field.name] = String(value)
      return []
    }
    const inside = wrongInside(field, value, payload)
    return inside.map((wrong) => ({
      ...wrong,
      path: [field.name, wrong.path].filter(Boolean).join('.'),
    }))
  })
}

const isText = ({ type }: FlattenedField): boolean =>
  type === 'text' || type === 'textarea' || type === 'email'

function wrongInside(field: FlattenedField, value: unknown, payload: BasePayload): Wrong[] {
  const unless = (isRight: boolean, kind: Wrong['kind'] = 'input'): Wrong[] =>
    isRight ? [] : [{ kind, path: '' }]
  switch (field.type) {
    case 'array':
      if (!Array.isArray(value)) return unless(typeof value === 'number')
      return value.flatMap((row, at) =>
        isPlain(row)
          ? wrongIn(row, field.flattenedFields, payload).map(({ kind, path }) => ({ kind, path: `${at}.${path}` })) // prettier-ignore
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
      return isPlain(value) ? wrongIn(value, field.flattenedFields, payload) : unless(false)
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

function isRelation(value: unknown, to: string | string[], payload: BasePayload): boolean {
  if (typeof to === 'string') return asID(payload, to, idOf(value)) !== null
  if (!isPlain(value)) return false
  const { relationTo, value: id } = value
  return typeof relationTo === 'string' && to.includes(relationTo) && asID(payload, relationTo, idOf(id)) !== null // prettier-ignore
}

const idOf = (value: unknown): unknown => (isPlain(value) ? value.id : value)

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
