import { expect, it } from 'vitest'

import { edgeOf } from './edge.js'

const secret = 'a secret that is as long as it has to be'
const store = { delete: async () => {}, put: async () => {} }

it('is off where nothing is written, and may do without a store', () => {
  expect(edgeOf(undefined)).toBe(false)
  expect(edgeOf({ secret })).toEqual({ secret, store: null })
  expect(edgeOf({ secret, store })).toEqual({ secret, store })
})

it.each([
  ['options.edge.secret', { secret: 'too short to keep' }],
  ['options.edge.secret', {}],
  ['options.edge.store', { secret, store: { put: store.put } }],
  ['options.edge.key', { key: secret, secret }],
])('names %s, and says no secret', (path, written) => {
  const read = () => edgeOf(written as never)
  expect(read).toThrow(path)
  expect(read).not.toThrow(/too short to keep|as long as it has to be/)
})
