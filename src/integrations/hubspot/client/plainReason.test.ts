import fc from 'fast-check'
import { expect, it } from 'vitest'

import { plainReason, redact } from './plainReason.js'

const packed = (error: string, name: string, message = 'x') =>
  `Property values were not valid: ${JSON.stringify([{ error, isValid: false, message, name }])}`

it('finds the telling code inside the message', () => {
  const message = packed('INVALID_EMAIL', 'email', 'Email address ann@b.co is invalid')
  expect(plainReason({ category: 'VALIDATION_ERROR', message })).toEqual({
    category: 'INVALID_EMAIL',
    message: 'HubSpot says this is not a valid e-mail address. Correct it and try again.',
  })
})

it('names the property that is missing', () => {
  const message = packed('PROPERTY_DOESNT_EXIST', 'qr_tickets')
  const reason = plainReason({ category: 'VALIDATION_ERROR', message })
  expect(reason.category).toBe('PROPERTY_DOESNT_EXIST')
  expect(reason.message).toContain('“qr_tickets”')
})

it('passes on a rule of the portal without the personal values it quotes', () => {
  const message = packed('PORTAL_RULE', 'lastname', 'Last name Doe of ann@b.co must be upper case')
  expect(plainReason({ category: 'VALIDATION_ERROR', message }, ['Doe', 'ann@b.co'])).toEqual({
    category: 'PORTAL_RULE',
    message: 'HubSpot refused this: Last name […] of [e-mail] must be upper case',
  })
})

it('says so when an e-mail is blocked', () => {
  const message = 'ann@b.co was GDPR deleted'
  expect(plainReason({ category: 'VALIDATION_ERROR', message }).message).toContain('blocks this')
})

it('lives with anything', () => {
  for (const reason of [
    {},
    { message: '[{' },
    { message: '[{}]' },
    { category: 5, message: null },
  ]) {
    expect(plainReason(reason).message).toMatch(/^HubSpot refused this/)
  }
})

it('takes out e-mails in every dress', () => {
  for (const email of [
    'ann@b.co',
    'Ann.O%2Bx@sub.b.co',
    'ann%40b.co',
    '"ann@b.co"',
    '<ann@b.co>',
  ]) {
    const clean = redact(`Email address ${email} is invalid, id=${email};`)
    expect(clean).not.toMatch(/ann|b\.co/i)
    expect(clean).toContain('is invalid')
  }
})

it('takes out tokens', () => {
  const clean = redact('key pat-na1-1234-abcd sent as Bearer CJT.secret_9 today')
  expect(clean).toBe('key [token] sent as [token] today')
})

it('takes out the given values whatever their case, and leaves short ones', () => {
  expect(redact('Jane of O(x was not one of [..]', ['JANE', 'O(x', 'of'])).toBe(
    '[…] of […] was not one of [..]',
  )
})

it('is one line of at most 300 characters', () => {
  const clean = redact(`a\nb ${'x'.repeat(999)}`)
  expect(clean).toHaveLength(300)
  expect(clean).toMatch(/^a b x+…$/)
})

it('leaves no address of any kind behind', () => {
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, email, after) => {
      const clean = redact(`${before} ${email} ${after}`)
      expect(clean.toLowerCase()).not.toContain(email.toLowerCase())
    }),
  )
})
