import { beforeEach, expect, it } from 'vitest'

import { createTries, type Tries, TRIES } from './createTries.js'

let now: number
let tries: Tries
beforeEach(() => {
  now = 0
  tries = createTries(100_000, () => now)
})

const address = (n: number): string => `73.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
/** How many of these wrong passwords are looked at. */
const lookedAt = (count: number, addressOf: (n: number) => null | string, code = 1): number => {
  let looked = 0
  for (let n = 0; n < count; n++) if ('giveBack' in tries.take(code, addressOf(n))) looked += 1
  return looked
}

it('10,000 from one address: so many, and others come in', () => {
  expect(lookedAt(10_000, () => address(1))).toBe(TRIES.address)
  expect(tries.take(1, address(2))).toHaveProperty('giveBack')
  expect(tries.take(1, address(1))).toEqual({ seconds: TRIES.seconds })
})

it('10,000 from as many addresses: so many, and the code opens again by itself', () => {
  expect(lookedAt(10_000, address)).toBe(TRIES.most)
  expect(tries.take(1, '73.255.0.1')).toEqual({ seconds: TRIES.seconds })
  expect(tries.take(2, '73.255.0.1')).toHaveProperty('giveBack')
  now += TRIES.seconds * 1000
  expect(tries.take(1, '73.255.0.1')).toHaveProperty('giveBack')
})

it('beside a botnet of a few hundred, a person has a try at once', () => {
  expect(lookedAt(10_000, (n) => address(n % 500))).toBeLessThan(TRIES.most)
  expect(tries.take(1, '73.255.0.1')).toHaveProperty('giveBack')
  expect(tries.take(1, '73.255.0.1')).toHaveProperty('seconds')
})

it('right ones take nothing', () => {
  for (let n = 0; n < 5_000; n++) {
    const took = tries.take(1, address(1))
    if (!('giveBack' in took)) throw new Error('refused')
    took.giveBack()
  }
})

it('a network of IPv6 is one address, and where none is known the code counts', () => {
  expect(lookedAt(100, (n) => `2a02:8109:1:2::${(n + 1).toString(16)}`)).toBe(TRIES.address)
  expect(lookedAt(10_000, () => '10.0.0.1', 3)).toBe(TRIES.most)
  expect(lookedAt(10_000, () => null, 4)).toBe(TRIES.most)
})
