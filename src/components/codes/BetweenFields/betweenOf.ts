import type { Between } from '../../../vocabulary/between.js'

import { BETWEEN_KINDS, MOST_CHOICES } from '../../../vocabulary/between.js'

const text = (value: unknown): null | string =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** A page as a form has it, by the names of its fields; `null`: there is none. Pure. */
export function betweenOf(valueOf: (name: string) => unknown): Between | null {
  const kind = BETWEEN_KINDS.find((one) => one === valueOf('kind'))
  if (!kind) return null
  const card = (name: string): null | string => text(valueOf(`card.${name}`))
  const choices = Array.from({ length: MOST_CHOICES }, (_, at) => ({
    label: text(valueOf(`choices.${at}.label`)) ?? '',
    url: text(valueOf(`choices.${at}.url`)) ?? '',
  }))
  return {
    button: text(valueOf('button')),
    card: {
      email: card('email'),
      name: card('name'),
      organization: card('organization'),
      phone: card('phone'),
      website: card('website'),
    },
    choices: choices.filter(({ label }) => label !== ''),
    kind,
    passwordHash: null,
    text: text(valueOf('text')),
    title: text(valueOf('title')),
  }
}
