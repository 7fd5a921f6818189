import { expect, it } from 'vitest'

import type { PrintTemplate } from '../symbol/print/types.js'

import { symbolOf } from './symbol.js'

it('spells all but the scheme in upper case, and takes the other ways', () => {
  expect(symbolOf(undefined)).toMatchObject({ spelling: 'scheme' })
  expect(symbolOf({ spelling: 'upper' })).toMatchObject({ spelling: 'upper' })
  expect(() => symbolOf({ spelling: 'lower' as 'upper' })).toThrow('options.symbol.spelling')
})

it('takes pages of the host’s own', () => {
  const templates = { 'club-poster': { draw: () => [], kind: 'page' } as unknown as PrintTemplate }
  expect(symbolOf({ templates }).templates).toEqual(templates)
  expect(() => symbolOf({ templates: { 'Club poster': templates['club-poster']! } })).toThrow(
    'options.symbol.templates.Club poster',
  )
})

it('names the part of a design that is wrong', () => {
  expect(() => symbolOf({ design: { modules: 'stars' as 'dots' } })).toThrow(
    'options.symbol.design.modules',
  )
  expect(() => symbolOf({ colours: ['#0b3d2e', 'green'] })).toThrow('options.symbol.colours[1]')
})
