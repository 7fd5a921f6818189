import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { optionsOf } from '../../src/options/optionsOf.js'
import { eraseContact } from '../../src/people/erasure/eraseContact.js'
import { inOwnTransaction } from '../../src/people/inOwnTransaction.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { until } from '../until.js'
import { startCRM } from './startCRM.js'

let crm: CRMTest
beforeAll(async () => {
  crm = await startCRM({ hubspot: false })
  await crm.createCode({ code: 'POSTER' })
})
afterAll(() => crm.stop())

const customerOf = (email: string) =>
  [...crm.vivenu.customers.values()].find(({ primaryEmail }) => primaryEmail === email)
const buy = async (email: string, code: null | string = 'POSTER'): Promise<string> => {
  const qrScanId = code ? ((await crm.scan(code)) ?? undefined) : undefined
  const { _id } = crm.vivenu.buy({ email, qrScanId, tickets: 1 })
  await crm.vivenu.settled()
  return _id
}
const work = async (): Promise<void> => {
  await crm.payload.jobs.run({ limit: 100, silent: true })
  await crm.payload.jobs.run({ limit: 100, silent: true })
}
const rowOf = async (email: string) => {
  const { id } = (await crm.contact(email)) ?? {}
  const [row] = await crm.find('qr-syncs', { and: [{ contact: { equals: id } }, { target: { equals: 'vivenu' } }] }) // prettier-ignore
  return row
}

it('writes beside what others put there, and writes nothing when all is there', async () => {
  await buy('ada@example.org', null)
  const customer = customerOf('ada@example.org')
  Object.assign(customer ?? {}, { meta: { vip: true }, tags: ['gold', 'qr:OLD'] })
  await work()
  await buy('ada@example.org')
  await work()
  expect(customer?.meta).toMatchObject({ qr_first_code: 'POSTER', qr_scan_count: 1, vip: true })
  expect(customer?.tags).toEqual(['gold', 'qr:POSTER'])
  const puts = () => crm.vivenu.calls.filter((call) => call.startsWith('PUT')).length
  const before = puts()
  await crmStoreOf(crm.payload).resync('vivenu')
  await crm.payload.jobs.queue({ input: {}, task: 'qrSync' } as never)
  await work()
  expect(puts()).toBe(before)
  expect(await rowOf('ada@example.org')).toMatchObject({ state: 'synced' })
})

it.each([
  ['an outage', { status: 503 }],
  ['a limit', { retryAfter: 1, status: 429 }],
])('%s is waited out', async (name, fault) => {
  const email = `${name.replaceAll(' ', '-')}@example.org`
  crm.vivenu.fail({ ...fault, times: 1 } as never)
  await buy(email)
  await work()
  expect(await rowOf(email)).toMatchObject({ state: 'waiting' })
  await until(async () => {
    await crm.payload.jobs.run({ silent: true })
    return customerOf(email)?.meta.qr_first_code ?? null
  }, 30_000)
})

it('a limit stops the run: the others are not sent into it', async () => {
  for (let index = 0; index < 5; index++) await buy(`limited${index}@example.org`)
  const before = crm.vivenu.calls.length
  crm.vivenu.fail({ retryAfter: 1, status: 429, times: 1 })
  await work()
  expect(crm.vivenu.calls.length - before).toBe(1)
  await until(async () => {
    await crm.payload.jobs.run({ silent: true })
    return customerOf('limited4@example.org')?.meta.qr_first_code ?? null
  }, 30_000)
})

it('a customer who is gone is found again by the address, or named as missing', async () => {
  const old = customerOf('ada@example.org')
  if (old) {
    crm.vivenu.customers.delete(old._id)
    crm.vivenu.customers.set('merged', { ...old, _id: 'merged', meta: {}, tags: [] })
  }
  await crmStoreOf(crm.payload).resync('vivenu')
  await crm.payload.jobs.queue({ input: {}, task: 'qrSync' } as never)
  await work()
  expect(crm.vivenu.customers.get('merged')?.tags).toEqual(['qr:POSTER'])

  await buy('missing@example.org')
  crm.vivenu.customers.delete(customerOf('missing@example.org')?._id ?? '')
  await work()
  expect(await rowOf('missing@example.org')).toMatchObject({
    category: 'NO_CUSTOMER',
    message: 'Vivenu has no customer with this address.',
    state: 'failed',
  })
})

it('nothing is written of a person who was erased, whoever adds them again', async () => {
  await buy('gone@example.org', null)
  await work()
  const { id } = (await crm.contact('gone@example.org')) ?? {}
  await inOwnTransaction(crm.payload, (req) =>
    eraseContact(req, optionsOf(crm.payload), { elsewhere: false, id, reason: 'request' }),
  )
  const again = (await crm.payload.create({
    collection: 'qr-contacts' as never,
    data: { consent: { given: true }, email: 'gone@example.org' } as never,
  })) as { id: number }
  await inOwnTransaction(crm.payload, (req) =>
    crmStoreOf(crm.payload).markChanged(req, [
      { contact: again.id, digest: 'x', permitted: true, target: 'vivenu' },
    ]),
  )
  await crm.payload.jobs.queue({ input: {}, task: 'qrSync' } as never)
  await work()
  expect(await rowOf('gone@example.org')).toMatchObject({ state: 'suppressed' })
})

it('a key that is refused stops everything, in plain words, and sets nothing aside', async () => {
  await buy('late@example.org')
  crm.vivenu.fail({ status: 401, times: 1 })
  await work()
  expect(await rowOf('late@example.org')).toMatchObject({ state: 'waiting' })
  const [target] = await crm.find('qr-targets', { name: { equals: 'vivenu' } })
  expect(target?.lastRun.halted.message).toContain('check the API key')
  expect(crm.log.join('\n')).not.toMatch(/@example\.org|vivenu-demo-key/)
})
