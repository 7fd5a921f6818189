import { expect, it } from 'vitest'

import { symbolOf } from './symbol.js'

it('spells all but the scheme in upper case, and takes the other ways', () => {
  expect(symbolOf(undefined)).toEqual({ spelling: 'scheme' })
  expect(symbolOf({ spelling: 'upper' })).toEqual({ spelling: 'upper' })
  expect(() => symbolOf({ spelling: 'lower' as 'upper' })).toThrow('options.symbol.spelling')
})
