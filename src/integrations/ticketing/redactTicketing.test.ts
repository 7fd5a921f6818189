import fc from 'fast-check'
import { expect, it } from 'vitest'

import { redactTicketing } from './redactTicketing.js'

it('leaves no address, token or given secret in a message', () => {
  const message =
    'GET /rich?email=ada%40example.org for <ada@example.org>: Bearer key_12345678abc, sk_live_abcdefgh, hunter22'
  const clean = redactTicketing(message, ['hunter22'])
  expect(clean).not.toMatch(/ada|example\.org|12345678|sk_live|hunter22/)
  expect(clean).toContain('GET [e-mail] for [e-mail]')
})

it('finds an address wherever it stands', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.string(), (email, around) => {
      expect(redactTicketing(`${around} ${email} ${around}`)).not.toContain(` ${email} `)
    }),
  )
})
