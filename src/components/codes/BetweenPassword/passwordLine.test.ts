import { expect, it } from 'vitest'

import { passwordLine } from './passwordLine.js'

it.each([
  ['', false, 'plugin-qr:betweenPasswordMissing', false],
  ['', true, 'plugin-qr:betweenPasswordSet', false],
  ['1234567', true, 'plugin-qr:betweenPasswordShort', true],
  ['12345678', false, 'plugin-qr:betweenPasswordHint', false],
  // as people count
  ['😀😀😀😀', false, 'plugin-qr:betweenPasswordShort', true],
] as const)('%j: %s', (typed, isSet, key, isWrong) => {
  expect(passwordLine(typed, isSet)).toMatchObject({ isWrong, key })
})

it('says how many are missing', () => {
  expect(passwordLine('12345', false).variables).toEqual({ least: 8, missing: 3 })
})
