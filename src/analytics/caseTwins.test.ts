import { expect, it } from 'vitest'

import { caseTwins } from './caseTwins.js'

it('finds values that differ by case or by what separates their words alone', () => {
  const utm = [
    { medium: 'Print', source: 'poster' },
    { medium: 'print', source: 'poster' },
    { medium: 'flyer', source: null, term: 'east stand' },
    { medium: ' print ', term: 'East-Stand' },
  ]
  expect(caseTwins(utm)).toEqual([
    { field: 'medium', values: ['Print', 'print'] },
    { field: 'term', values: ['East-Stand', 'east stand'] },
  ])
  expect(caseTwins([])).toEqual([])
})
