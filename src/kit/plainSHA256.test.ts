import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'

import { plainSHA256 } from './plainSHA256.js'

it('is SHA-256, at every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const expected = createHash('sha256').update(bytes).digest('hex')
      expect(Buffer.from(plainSHA256(bytes)).toString('hex')).toBe(expected)
    }),
    { numRuns: 500 },
  )
})
