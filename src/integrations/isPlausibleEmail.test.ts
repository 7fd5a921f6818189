import fc from 'fast-check'
import { email as payloadEmail } from 'payload/shared'
import { expect, it } from 'vitest'

import { isPlausibleEmail } from './isPlausibleEmail.js'

const isTakenByPayload = (email: string): boolean => {
  const req = { payload: { collections: {}, config: {} }, t: (key: string) => key }
  return payloadEmail(email, { req } as never) === true
}

it('lets ordinary addresses pass', () => {
  for (const email of [
    'a@b.co',
    "o'neil+qr@mail.example.com",
    'first.last@ex--ample.co.uk',
    '_x{y}~@1.2.example.org',
    'x@xn--bcher-kva.ch',
    'ivan@example.xn--p1ai',
    'a@xn--e1afmkfd.xn--80akhbyknj4f',
  ]) {
    expect(isPlausibleEmail(email), email).toBe(true)
  }
})

it('stops what cannot be one', () => {
  const long = `${'a'.repeat(65)}@b.co`
  for (const email of [
    '',
    'ann',
    '@b.co',
    'a@b',
    'a b@c.de',
    'a@b..co',
    '.a@b.co',
    'a.@b.co',
    'a..b@b.co',
    'a@-b.co',
    'a@b-.co',
    'a@b.c',
    'a@b.c0',
    'a@b@c.de',
    'a@b.co,c@d.ef',
    'a@b.co\n',
    '"a"@b.co',
    'ü@example.de',
    'a@example.xn--',
    'a@example.xn--p1ai-',
    long,
    'a\ud83d@b.co',
    'a\u0000@b.co',
    'a\u200b@b.co',
    'a\ufffd@b.co',
  ]) {
    expect(isPlausibleEmail(email), email).toBe(false)
  }
})

const piece = fc.oneof(
  fc.constantFrom(...'a1z.-_+\'"%ü\\/()<>,;: \n\t\u200b'),
  fc.constantFrom('co', 'xn--', '..', '@'),
  fc.string({ maxLength: 2, unit: 'binary' }),
)
const pieces = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''))
const made = fc
  .tuple(pieces, pieces, fc.constantFrom('', '.co', '.a', '.c-o', '.org', '.org.'))
  .map(([local, host, end]) => `a${local}@b${host}${end}`)

it('passes nothing that Payload would refuse to store, but for other scripts', () => {
  let passed = 0
  fc.assert(
    fc.property(fc.oneof(made, fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      if (!isPlausibleEmail(text) || /\.xn--[^.]*$/.test(text)) return
      passed++
      expect(isTakenByPayload(text), JSON.stringify(text)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
  expect(passed).toBeGreaterThan(500)
})

it('passes what Payload stores, but for its length', () => {
  fc.assert(
    fc.property(fc.oneof(made, fc.emailAddress()), (text) => {
      const email = text.toLowerCase()
      if (email.length > 254 || email.indexOf('@') > 64) return
      expect(isPlausibleEmail(email), JSON.stringify(email)).toBe(isTakenByPayload(email))
    }),
    { numRuns: 5_000 },
  )
})
