import { expect, it } from 'vitest'

import { adviseSize } from './adviseSize.js'

it('asks for a tenth of the distance, more where modules are finer', () => {
  // 25 modules and their quiet zone: 200 mm for the modules, 264 for the whole
  expect(adviseSize({ distanceM: 2, modules: 25 })).toEqual({ leastMM: 264, why: 'distance' })
  expect(adviseSize({ distanceM: 2, modules: 50 }).leastMM).toBe(464)
  expect(adviseSize({ distanceM: 0.1, modules: 25 })).toEqual({ leastMM: 20, why: 'least' })
})

it('keeps four dots of the printer for every module', () => {
  // 65 modules at 300 dpi: 0.339 mm each
  expect(adviseSize({ distanceM: 0.05, dpi: 300, modules: 65 })).toEqual({
    leastMM: 25,
    why: 'dots',
  })
  expect(adviseSize({ distanceM: 0.05, dpi: 203, modules: 65 }).leastMM).toBe(37)
  expect(adviseSize({ distanceM: 0.05, dpi: 1200, modules: 65 }).why).toBe('least')
})
