import { expect, it } from 'vitest'

import type { PrintTemplate } from '../symbol/print/types.js'

import { symbolOf } from './symbol.js'

it('spells the scheme in lower case unless told otherwise, and knows three spellings', () => {
  expect(symbolOf(undefined).spelling).toBe('scheme')
  expect(symbolOf({ spelling: 'upper' }).spelling).toBe('upper')
  expect(() => symbolOf({ spelling: 'lower' as 'upper' })).toThrow('options.symbol.spelling')
})

it('says nothing about the look unless told', () => {
  expect(symbolOf(undefined)).toEqual({
    colours: [],
    design: {},
    logos: null,
    publicImages: false,
    spelling: 'scheme',
    templates: {},
  })
})

it('takes templates of the host by name', () => {
  const badge: PrintTemplate = {
    draw: () => ({ heightMM: 50, items: [], widthMM: 50 }),
    kind: 'page',
    label: 'Badge',
  }
  expect(symbolOf({ templates: { badge } }).templates).toEqual({ badge })
  expect(() => symbolOf({ templates: { Badge: badge } })).toThrow('options.symbol.templates.Badge')
  expect(() => symbolOf({ templates: { badge: { ...badge, draw: null as never } } })).toThrow(
    'options.symbol.templates.badge.draw',
  )
})

it('names what is wrong with a design', () => {
  expect(() => symbolOf({ design: { foreground: 'green' } })).toThrow('options.symbol.design')
  expect(() => symbolOf({ colours: ['green'] })).toThrow('options.symbol.colours[0]')
  expect(() => symbolOf({ sizes: 4 } as never)).toThrow('options.symbol.sizes')
})
