import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'

import { refusalOf, sign } from './signature.js'

const NOW = 1_800_000_000_000
const SECRET = 'one secret of thirty-two letters'

it('is HMAC-SHA256 over time and body, as any library makes it', async () => {
  const expected = createHmac('sha256', SECRET).update('1800000000.{"ü":1}').digest('hex')
  expect(await sign(SECRET, '{"ü":1}', NOW)).toBe(`t=1800000000,v1=${expected}`)
})

it.each([
  [null, 0, 'body', SECRET],
  [null, 299_000, 'body', SECRET],
  [null, -299_000, 'body', SECRET],
  ['stale', 301_000, 'body', SECRET],
  ['stale', -301_000, 'body', SECRET],
  ['forged', 0, 'body ', SECRET],
  ['forged', 0, 'body', `${SECRET}!`],
  ['forged', 400_000, 'other', SECRET],
])('%s: %d ms later, "%s"', async (refusal, later, body, secret) => {
  const header = await sign(SECRET, 'body', NOW)
  expect(await refusalOf(secret, body, header, NOW + later)).toBe(refusal)
})

it.each([null, '', 't=1', 't=1,v1=ab', `t=x,v1=${'0'.repeat(64)}`])('%j is no signature', async (header) => {
  expect(await refusalOf(SECRET, 'body', header, NOW)).toBe('unsigned')
}) // prettier-ignore

it('the time is signed, too', async () => {
  const header = (await sign(SECRET, 'body', NOW)).replace('t=1800000000', 't=1800000100')
  expect(await refusalOf(SECRET, 'body', header, NOW)).toBe('forged')
})
