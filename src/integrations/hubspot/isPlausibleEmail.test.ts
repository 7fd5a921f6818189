import { expect, it } from 'vitest'

import { isPlausibleEmail } from './isPlausibleEmail.js'

it('lets ordinary addresses pass', () => {
  for (const email of [
    'a@b.co',
    "o'neil+qr@mail.example.com",
    'ü@example.de',
    'x@xn--bcher-kva.ch',
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
    'a@b@c.de',
    'a@b.co,c@d.ef',
    long,
    'a\ud83d@b.co',
    'a\u0000@b.co',
    'a\u200b@b.co',
    'a\ufffd@b.co',
  ]) {
    expect(isPlausibleEmail(email), email).toBe(false)
  }
})
