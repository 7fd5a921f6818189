import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { until } from '../until.js'
import { startCRM } from './startCRM.js'

let crm: CRMTest
const tokens: Record<string, string> = {}

beforeAll(async () => {
  crm = await startCRM({ hubspot: false })
  for (const role of ['crm', 'member']) {
    const login = { email: `${role}@split.example`, password: 'secret' }
    await crm.payload.create({ collection: 'users', data: { ...login, role } as never })
    const { token } = await crm.payload.login({ collection: 'users', data: login })
    tokens[role] = token!
  }
})
afterAll(() => crm.stop())

it('says of each branch how many came and ordered, to who may see sales', async () => {
  const { id } = await crm.createCode({
    code: 'SPLIT',
    rules: [
      {
        id: 'halves',
        to: [
          { id: 'a', url: 'https://tickets.example/a' },
          { id: 'b', url: 'https://tickets.example/b' },
        ],
        when: {},
      },
    ],
  })
  const seen = new Set<string>()
  for (let phone = 1; phone <= 20; phone++) {
    const headers = { 'x-forwarded-for': `73.162.20.${phone}` }
    const qrScanId = await crm.scan('SPLIT', headers)
    if (phone === 1) crm.vivenu.buy({ email: 'ada@example.org', qrScanId: qrScanId! })
  }
  await crm.vivenu.settled()
  await crm.runJobs()

  const ask = async (role: string, rule: string) => {
    const answer = await crm.site.fetch(`/api/qr-codes/${id}/split?rule=${rule}`, {
      headers: { authorization: `JWT ${tokens[role]}` },
    })
    return { body: await answer.json(), status: answer.status }
  }
  const { body } = await until(async () => {
    const answer = await ask('crm', 'halves')
    const sum = answer.body.branches?.reduce((all: number, { sentOn }: { sentOn: number }) => all + sentOn, 0) // prettier-ignore
    return sum === 20 ? answer : null
  })
  for (const { name, sentOn } of body.branches) {
    seen.add(name)
    expect(sentOn).toBeGreaterThan(0)
  }
  expect([...seen]).toEqual(['halves:a', 'halves:b'])
  const orders = body.branches.map((one: { orders: number }) => one.orders)
  expect(orders.sort()).toEqual([0, 1])
  expect(body.comparison).toBeNull()

  expect((await ask('member', 'halves')).status).toBe(403)
  expect((await ask('crm', 'other')).status).toBe(400)
})
