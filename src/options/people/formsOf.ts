import type { FormsOption } from './types.js'

import { fail } from '../../kit/fail.js'
import { checks } from '../checks.js'

const NAMES = {
  consent: [],
  email: ['email', 'e-mail'],
  firstName: ['firstName', 'first_name', 'firstname'],
  lastName: ['lastName', 'last_name', 'lastname'],
} as const

export type Forms = {
  readonly collection: string
  readonly fields: Readonly<Record<keyof typeof NAMES, readonly string[]>>
  readonly perMinute: number
}

export function formsOf(written: boolean | FormsOption | undefined): Forms | false {
  if (written === undefined || written === false) return false
  const path = 'options.forms'
  const option =
    written === true
      ? {}
      : checks.object<FormsOption>(path, written, ['collection', 'fields', 'perMinute'])
  const keys = Object.keys(NAMES) as (keyof typeof NAMES)[]
  const fields = checks.object(`${path}.fields`, option.fields, keys)
  const names = (key: keyof typeof NAMES): readonly string[] => {
    const given = fields[key] ?? NAMES[key]
    return Array.isArray(given) && given.every((name) => typeof name === 'string')
      ? given
      : fail(`${path}.fields.${key}`, given, 'a list of field names')
  }
  return {
    collection: checks.text(`${path}.collection`, option.collection) ?? 'form-submissions',
    fields: {
      consent: names('consent'),
      email: names('email'),
      firstName: names('firstName'),
      lastName: names('lastName'),
    },
    perMinute: checks.integer(`${path}.perMinute`, option.perMinute, 10, 1, 10_000),
  }
}
