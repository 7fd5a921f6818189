import { expect, it } from 'vitest'

import { betweenOf } from './betweenOf.js'

const of = (values: Record<string, unknown>) => betweenOf((name) => values[name])

it('reads the page of a form, and nothing where there is none', () => {
  expect(of({})).toBeNull()
  expect(of({ kind: 'none' })).toBeNull()
  expect(
    of({
      'card.name': 'Ada',
      'choices.0.label': 'Menu',
      'choices.0.url': 'https://menu.example',
      'choices.1.label': ' ',
      kind: 'choice',
      password: 'never shown',
      title: '  ',
    }),
  ).toMatchObject({
    card: { email: null, name: 'Ada' },
    choices: [{ label: 'Menu', url: 'https://menu.example' }],
    kind: 'choice',
    passwordHash: null,
    title: null,
  })
})
