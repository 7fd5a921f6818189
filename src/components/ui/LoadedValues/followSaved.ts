import type { FormState } from 'payload'

import { isValues, LOADED, type Values } from '../../../hooks/form/loadedValues.js'
import { sameValue } from '../../../hooks/form/sameValue.js'

const at = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isValues(value) ? value[name] : null), values)

/** The fields a person has not touched whose value was saved anew: they follow. */
export function followSaved(fields: FormState, before: Values, saved: Values): FormState {
  const followed = Object.entries(fields).filter(
    ([path, { rows, value }]) =>
      path !== LOADED &&
      !rows &&
      sameValue(value, at(before, path)) &&
      !sameValue(value, at(saved, path)),
  )
  return Object.fromEntries(
    followed.map(([path, field]) => {
      const value = at(saved, path)
      return [path, { ...field, initialValue: value, value }]
    }),
  )
}

/** What was loaded, with what the person was shown of others' changes since. */
export function withKnown(loaded: Values, known: Values): Values {
  return Object.entries(known).reduce((values, [path, value]) => put(values, path, value), loaded)
}

function put(values: Values, path: string, value: unknown): Values {
  const [name, ...rest] = path.split('.')
  const inner = isValues(values[name!]) ? (values[name!] as Values) : {}
  return { ...values, [name!]: rest.length ? put(inner, rest.join('.'), value) : value }
}
