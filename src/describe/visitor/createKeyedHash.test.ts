import { createHmac, randomBytes } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createKeyedHash } from './createKeyedHash.js'

const hmac = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')

describe('createKeyedHash', () => {
  it('is HMAC-SHA256, whatever the key and the texts', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.array(fc.string({ maxLength: 200, unit: 'binary' })),
        (bytes, texts) => {
          const key = Buffer.from(bytes)
          const hash = createKeyedHash(key)
          expect(texts.map(hash)).toEqual(texts.map((text) => hmac(key, text)))
        },
      ),
    )
  })

  it('takes long texts, lone surrogates and short texts after long ones', () => {
    const key = randomBytes(32)
    const hash = createKeyedHash(key)
    for (const text of ['', '\u20ac'.repeat(5000), 'a\ud800b', 'x'.repeat(100_000), 'x', '']) {
      expect(hash(text)).toBe(hmac(key, text))
    }
  })
})
