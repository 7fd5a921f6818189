import { expect, it, vi } from 'vitest'

import type { GeoFacts } from '../../vocabulary/scan.js'

import { createFactsMemory } from './createFactsMemory.js'

const facts = (city: string) => ({ city }) as GeoFacts

it('looks an address up once a minute', () => {
  let now = 1_000
  const remember = createFactsMemory(
    () => 1,
    () => now,
  )
  const find = vi.fn(() => facts('Hamburg'))
  expect(remember('192.0.2.1', find)).toEqual(facts('Hamburg'))
  now += 59_999
  expect(remember('192.0.2.1', find)).toEqual(facts('Hamburg'))
  expect(find).toHaveBeenCalledTimes(1)
  remember('192.0.2.2', find)
  expect(find).toHaveBeenCalledTimes(2)
  now += 1
  remember('192.0.2.1', find)
  expect(find).toHaveBeenCalledTimes(3)
})

it('forgets within a second when a database was replaced', () => {
  let now = 1_000
  let version = 'a'
  const remember = createFactsMemory(
    () => version,
    () => now,
  )
  remember('192.0.2.1', () => facts('Hamburg'))
  version = 'b'
  now += 1_000
  expect(remember('192.0.2.1', () => facts('Bremen'))).toEqual(facts('Bremen'))
})
