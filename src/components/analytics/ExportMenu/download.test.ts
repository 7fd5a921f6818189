import { expect, it } from 'vitest'

import { formatOf } from './download.js'

it.each([
  ['en', 'comma'],
  ['de', 'semicolon'],
  ['fr', 'semicolon'],
  ['es', 'semicolon'],
  ['ru', 'semicolon'],
])('Excel in the language %s splits at a %s', (language, separator) => {
  expect(formatOf('excel', language)).toBe(`format=csv&bom=1&labels=1&sep=${separator}`)
  expect(formatOf('csv', language)).toBe('format=csv')
})
