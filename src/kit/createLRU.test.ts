import fc from 'fast-check'
import { expect, it } from 'vitest'

import { createLRU } from './createLRU.js'

const filled = (keys: number[], max: number) => {
  const lru = createLRU<number, number>(max)
  for (const key of keys) if (lru.get(key) === undefined) lru.set(key, key)
  return lru
}

it('holds what was used last, and no more than twice that', () => {
  const use = fc.array(fc.integer({ max: 12, min: 0 }), { maxLength: 200 })
  fc.assert(
    fc.property(use, fc.integer({ max: 6, min: 1 }), (keys, max) => {
      const lru = createLRU<string, number>(max)
      const used: number[] = []
      for (const key of keys) {
        if (lru.get(key) === undefined) lru.set(key, String(key))
        used.unshift(key)
        const last = [...new Set(used)].slice(0, max)
        for (const one of last.toReversed()) expect(lru.get(one)).toBe(String(one))
      }
      const all = Array.from({ length: 13 }, (_, key) => key)
      const held = filled(keys, max)
      expect(all.filter((key) => held.get(key) !== undefined).length).toBeLessThanOrEqual(2 * max)
    }),
  )
})

it('forgets what it is told to', () => {
  const lru = createLRU<number>(4)
  for (const key of ['a', 'b', 'c']) lru.set(key, 1)
  lru.delete('a')
  lru.set('c', 2)
  expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([undefined, 1, 2])
})
