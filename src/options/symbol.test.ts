import { expect, it } from 'vitest'

import { symbolOf } from './symbol.js'

it('spells all but the scheme in upper case, and takes the other ways', () => {
  expect(symbolOf(undefined)).toMatchObject({ spelling: 'scheme' })
  expect(symbolOf({ spelling: 'upper' })).toMatchObject({ spelling: 'upper' })
  expect(() => symbolOf({ spelling: 'lower' as 'upper' })).toThrow('options.symbol.spelling')
})

it('takes printed pages of the host’s own', () => {
  const badge = {
    draw: () => ({ heightMM: 90, items: [], widthMM: 60 }),
    kind: 'page',
    label: 'Badge',
  } as const
  expect(symbolOf({ templates: { badge } }).templates).toEqual({ badge })
  expect(() => symbolOf({ templates: { Badge: badge } })).toThrow('options.symbol.templates.Badge')
})

it('names the part of a design that is wrong', () => {
  expect(() => symbolOf({ design: { modules: 'stars' as 'dots' } })).toThrow(
    'options.symbol.design.modules',
  )
  expect(() => symbolOf({ colours: ['#0b3d2e', 'green'] })).toThrow('options.symbol.colours[1]')
})
