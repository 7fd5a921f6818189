import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { VivenuFake } from '../../../../test/fakes/vivenu/startVivenuFake.js'
import type { VivenuClientOptions } from './createVivenuClient.js'

import { startVivenuFake } from '../../../../test/fakes/vivenu/startVivenuFake.js'
import { TicketingRequestError } from '../TicketingError.js'
import { createVivenuClient } from './createVivenuClient.js'

let fake: VivenuFake
const client = (over: Partial<VivenuClientOptions> = {}) =>
  createVivenuClient({ apiKey: fake.apiKey, baseURL: `${fake.url}/`, ...over })

beforeAll(async () => {
  const webhookURL = 'http://127.0.0.1:9/'
  fake = await startVivenuFake({ port: 0, retryDelays: [], webhookKey: 'k', webhookURL })
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.customers.clear()
  fake.calls.length = 0
  fake.buy({ email: 'bada@example.org' })
  fake.buy({ email: 'Ada@Example.org', firstName: 'Ada' })
})

const attribution = {
  meta: { qr_first_code: 'POSTER1', qr_scan_count: 3 },
  tags: ['qr:POSTER1', 'qr:campaign:summer'],
}
const ada = () => [...fake.customers.values()].find(({ prename }) => prename === 'Ada')
const failure = async (work: Promise<unknown>): Promise<TicketingRequestError> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(TicketingRequestError)
  return error as TicketingRequestError
}

describe('attribution', () => {
  it('finds the very address, not one that contains it', async () => {
    expect((await client().findCustomer(' ADA@example.org'))?.id).toBe(ada()?._id)
    expect(await client().findCustomer('nobody@example.org')).toBeNull()
    expect(await client().findCustomer('not an address')).toBeNull()
  })

  it('is written beside what others put there, and once', async () => {
    const customer = ada()
    if (!customer) throw new Error('no customer')
    Object.assign(customer, { meta: { theirs: 1 }, tags: ['vip', 'qr:OLD'] })
    expect(await client().updateCustomer(customer._id, attribution)).toBe('updated')
    expect(customer.tags).toEqual(['vip', 'qr:POSTER1', 'qr:campaign:summer'])
    expect(customer.meta).toEqual({ ...attribution.meta, theirs: 1 })
    expect(await client().updateCustomer(customer._id, attribution)).toBe('unchanged')
    expect(fake.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(1)
  })

  it('is taken away again when the sale is gone', async () => {
    const id = ada()?._id ?? ''
    await client().updateCustomer(id, attribution)
    await client().updateCustomer(id, { meta: { qr_first_code: null }, tags: [] })
    expect(ada()?.tags).toEqual([])
    expect(ada()?.meta).toMatchObject({ qr_first_code: null, qr_scan_count: 3 })
  })
})

describe('failures say whether to try again', () => {
  it.each([
    [429, 'rate-limit', true],
    [500, 'retry', true],
    [503, 'retry', true],
    [400, 'permanent', false],
    [404, 'not-found', false],
  ] as const)('%i is %s', async (status, kind, retryable) => {
    fake.fail({ retryAfter: 7, status, times: 1 })
    const error = await failure(client().findCustomer('ada@example.org'))
    expect(error).toMatchObject({ kind, retryable, status })
    if (retryable) expect(error.retryAfter).toBe(7_000)
  })

  it('silence ends at the time-out', async () => {
    fake.fail({ status: 'silence', times: 1 })
    const error = await failure(client({ timeout: 50 }).findCustomer('ada@example.org'))
    expect(error).toMatchObject({ kind: 'retry', message: expect.stringContaining('within 50 ms') })
  })

  it('a wrong key and an unreachable host, without naming key or person', async () => {
    const wrong = await failure(client({ apiKey: 'key_wrong-one' }).findCustomer('ada@example.org'))
    expect(wrong).toMatchObject({ kind: 'auth', status: 401 })
    const off = await failure(
      client({ baseURL: 'http://127.0.0.1:9' }).findCustomer('ada@example.org'),
    )
    expect(off.kind).toBe('retry')
    for (const { stack } of [wrong, off]) expect(stack).not.toMatch(/ada|wrong-one|%40/)
  })

  it('no key at all is said at once', () => {
    expect(() => client({ apiKey: '' })).toThrow('needs an API key')
  })
})
