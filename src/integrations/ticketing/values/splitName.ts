import { text } from './readFields.js'

/** A full name cut at its last space: right for most, and the CRM wants two fields. */
export const splitName = (
  value: unknown,
): { firstName: null | string; lastName: null | string } => {
  const name = text(value)
  if (!name) return { firstName: null, lastName: null }
  const cut = name.lastIndexOf(' ')
  return cut === -1
    ? { firstName: null, lastName: name }
    : { firstName: name.slice(0, cut).trim(), lastName: name.slice(cut + 1) }
}
