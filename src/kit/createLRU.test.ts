import { expect, it } from 'vitest'

import { createLRU } from './createLRU.js'

it('holds no more than its size and drops the one unused longest', () => {
  const lru = createLRU<number>(2)
  lru.set('a', 1)
  lru.set('b', 2)
  expect(lru.get('a')).toBe(1)
  lru.set('c', 3)
  expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([1, undefined, 3])
})
