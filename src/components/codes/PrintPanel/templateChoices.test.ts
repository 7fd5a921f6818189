import { expect, it } from 'vitest'

import type { PageTemplate } from '../../../symbol/print/types.js'

import { TEMPLATES } from '../../../symbol/print/templates.js'
import { templateChoices } from './templateChoices.js'

const badge: PageTemplate = {
  draw: () => ({ heightMM: 90, items: [], widthMM: 60 }),
  kind: 'page',
  label: { de: 'Ausweis', nl: 'Pas' },
}

it('offers ours and the host’s own, in the language of the person', () => {
  const choices = templateChoices({ badge }, 'de')
  expect(choices.map(({ name }) => name)).toEqual([...Object.keys(TEMPLATES), 'badge'])
  expect(choices[0]).toEqual({ label: 'Plakat A4', name: 'poster-a4', places: 0 })
  expect(choices.find(({ name }) => name === 'avery-5160')).toMatchObject({ places: 30 })
  expect(choices.at(-1)).toMatchObject({ label: 'Ausweis', places: 0 })
})

it('names a template in another language rather than not at all', () => {
  expect(templateChoices({}, 'it')[0]!.label).toBe('Poster A4')
  expect(templateChoices({ badge }, 'it').at(-1)!.label).toBe('Ausweis')
  expect(templateChoices({ badge: { ...badge, label: 'Badge' } }, 'it').at(-1)!.label).toBe('Badge')
})
