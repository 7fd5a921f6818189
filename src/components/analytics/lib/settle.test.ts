import { expect, it } from 'vitest'

import { settle } from './settle.js'

it('waits for what was asked for after the view that was drawn', () => {
  expect(settle(['range=7d', 'range=7d&country=DE'], 'range=7d')).toEqual(['range=7d&country=DE'])
  expect(settle(['range=7d', 'range=7d&country=DE'], 'range=7d&country=DE')).toEqual([])
})

it('forgets what it waited for when somebody went elsewhere', () => {
  expect(settle(['range=7d'], '')).toEqual([])
  expect(settle([], 'range=90d')).toEqual([])
})
