import type { FlattenedField, PayloadRequest, StaticLabel } from 'payload'

import { labelText } from '../../translations/labelText.js'
import { translate } from '../../translations/translate.js'

const LONGEST = 200

/**
 * A value as people read it in a message. Of documents only what this person may read; the others are
 * called `unreadable`, or by their id.
 */
export async function shownValue(
  field: FlattenedField,
  value: unknown,
  req: PayloadRequest,
  unreadable?: string,
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
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    if (value.length === 0) return translate(req.t, 'plugin-qr:emptyValue')
    return value.join(', ').slice(0, LONGEST)
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
    if (!doc && unreadable) return unreadable
    const title = req.payload.collections[reference.relationTo]?.config.admin.useAsTitle ?? 'id'
    return String(doc?.[title] || id).slice(0, LONGEST)
  }
}
