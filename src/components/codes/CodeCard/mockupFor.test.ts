import { expect, it } from 'vitest'

import { mockupFor } from './mockupFor.js'

it.each([
  ['table toppers, east stand', 'table'],
  ['Tischaufsteller im Foyer', 'table'],
  ['Autocollants sur les vélos', 'sticker'],
  ['Rückseite der Eintrittskarten', 'ticket'],
  ['bus shelters', 'poster'],
  ['', 'poster'],
])('%j is shown on a %s', (placement, mockup) => {
  expect(mockupFor(placement)).toBe(mockup)
})

it('asks the title where the placement says nothing', () => {
  expect(mockupFor('east stand', 'Ticket stub')).toBe('ticket')
  expect(mockupFor('Posters', 'Ticket stub')).toBe('ticket')
  expect(mockupFor(null, undefined)).toBe('poster')
})
