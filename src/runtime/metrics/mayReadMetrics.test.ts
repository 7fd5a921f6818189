import { expect, it } from 'vitest'

import { mayReadMetrics } from './mayReadMetrics.js'

it.each([
  ['Bearer secret', 'secret', true],
  ['bearer  secret ', 'secret', true],
  ['Bearer secreT', 'secret', false],
  ['Bearer secret1', 'secret', false],
  ['Bearer secre', 'secret', false],
  ['Basic secret', 'secret', false],
  ['Bearer ', 'secret', false],
  [null, 'secret', false],
  ['Bearer ', '', false],
  ['Bearer undefined', undefined, false],
])('%s against %s: %s', (header, token, may) => {
  expect(mayReadMetrics(header, token)).toBe(may)
})
