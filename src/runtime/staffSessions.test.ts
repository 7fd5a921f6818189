import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'

import { staffSessions } from './staffSessions.js'

const NOW = Date.parse('2026-05-01T12:00:00Z')
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function token(claims: object, { alg = 'HS256', secret = 'secret' } = {}): string {
  const text = `${part({ alg, typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

const isStaff = staffSessions('secret', 'users')
const good = { collection: 'users', exp: NOW / 1000 + 60, id: 1 }

it('knows a session of the admin', () => {
  expect(isStaff(token(good), NOW)).toBe(true)
})

it.each([
  ['that is over', token({ ...good, exp: NOW / 1000 - 1 })],
  ['that never ends', token({ collection: 'users' })],
  ['of customers', token({ ...good, collection: 'customers' })],
  ['signed by somebody else', token(good, { secret: 'other' })],
  ['of another kind', token(good, { alg: 'none' })],
  ['without a signature', token(good).replace(/[^.]+$/, '')],
  ['that is none', 'a.b.c'],
  ['that is empty', ''],
])('knows none %s', (_, text) => {
  expect(isStaff(text, NOW)).toBe(false)
})
