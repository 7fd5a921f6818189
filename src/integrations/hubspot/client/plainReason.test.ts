import { expect, it } from 'vitest'

import { plainReason } from './plainReason.js'

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
