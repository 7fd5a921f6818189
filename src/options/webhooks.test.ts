import { expect, it } from 'vitest'

import { webhooksOf } from './webhooks.js'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

it('is off until there is a receiver, who then hears of all', () => {
  expect(webhooksOf(undefined)).toBe(false)
  const webhooks = webhooksOf({ endpoints: { crm: { secret, url: 'https://crm.example/in' } } })
  expect(webhooks && webhooks.endpoints).toMatchObject([
    { events: ['alert', 'limit', 'sale'], name: 'crm', url: 'https://crm.example/in' },
  ])
  expect(webhooks && webhooks.log).toBeNull()
})

const one = (endpoint: object) => ({ endpoints: { crm: { secret, url: 'https://a.example', ...endpoint } } }) // prettier-ignore

it.each([
  [{ endpoints: {} }, 'options.webhooks.endpoints got []'],
  [one({ url: 'crm.example' }), 'options.webhooks.endpoints.crm.url'],
  [one({ events: ['scans'] }), 'options.webhooks.endpoints.crm.events'],
  [one({ where: 'mine' }), 'options.webhooks.endpoints.crm.where got "string"'],
  [one({ events: ['scan'], where: {} }), "nothing beside the event 'scan'"],
  [one({ secret: undefined }), 'options.webhooks.endpoints.crm.secret'],
  [{ ...one({}), retries: [-1] }, 'options.webhooks.retries'],
  [{ ...one({}), log: true }, 'options.webhooks.log'],
])('%j stops the start and names what is wrong', (written, message) => {
  expect(() => webhooksOf(written as never)).toThrow(message)
})

it('never says a secret that is wrong', () => {
  expect(() => webhooksOf(one({ secret: 'whsec_dont-tell' }))).toThrow(/^(?!.*dont-tell)/)
})
