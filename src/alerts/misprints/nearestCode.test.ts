import { expect, it } from 'vitest'

import { distanceOf, nearestCode } from './nearestCode.js'

const codes = (...texts: string[]) => texts.map((code) => ({ code }))

it.each([
  ['DERBX', 'DERBY'],
  ['DERB', 'DERBY'],
  ['DERBYY', 'DERBY'],
  ['DREBY', 'DERBY'],
  ['EAST-STAND-Z2', 'EAST-STAND-22'],
  ['EASTSTAN-22', 'EAST-STAND-22'],
])('%s is a misprint of %s', (text, code) => {
  expect(nearestCode(text, codes('DERBY', 'EAST-STAND-22'))?.code).toBe(code)
})

it('a short text may be wrong in one place', () => {
  expect(nearestCode('DERXX', codes('DERBY'))).toBeNull()
  expect(nearestCode('DERBY', codes('DERBY'))).toBeNull()
  expect(nearestCode('X', [])).toBeNull()
})

it('of several, what looks alike in print', () => {
  expect(nearestCode('A0', codes('A1', 'AO', 'AX'))?.code).toBe('AO')
  expect(nearestCode('A7', codes('AX', 'AB'))?.code).toBe('AB')
})

it('counts characters that are wrong, missing, additional or swapped', () => {
  expect(distanceOf('', 'AB')).toBe(2)
  expect(distanceOf('AB', 'BA')).toBe(1)
  expect(distanceOf('KITTEN', 'SITTING')).toBe(3)
})
