import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'

import { keyOf, signedHeaders } from './sign.js'

const secretOf = (bytes: number): string => `whsec_${randomBytes(bytes).toString('base64')}`

it('signs as the specification says, by its own example', () => {
  const key = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')!
  const headers = signedHeaders({
    body: '{"test": 2432232314}',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    keys: [key],
    now: 1_614_265_330_000,
  })
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    'webhook-timestamp': '1614265330',
  })
})

it('is taken by the library receivers use, with the old and the new secret', () => {
  const [old, fresh, other] = [secretOf(24), secretOf(64), secretOf(32)]
  const body = JSON.stringify({ data: { title: 'Métro' }, type: 'alert.raised' })
  const keys = [keyOf(fresh)!, keyOf(old)!]
  const headers = signedHeaders({ body, id: 'msg_1', keys, now: Date.now() })
  for (const secret of [old, fresh]) {
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
  }
  expect(() => new Webhook(other).verify(body, headers)).toThrow()
  expect(() => new Webhook(fresh).verify(`${body} `, headers)).toThrow()
})

it.each(['', 'whsec_', 'secret', `whsec_${'a'.repeat(8)}`, 'whsec_not base64!', secretOf(65)])(
  '%s is no secret',
  (secret) => expect(keyOf(secret)).toBeNull(),
)
