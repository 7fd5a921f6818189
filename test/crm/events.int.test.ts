import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { sweepQR } from '../../plugin/index.js'
import { crmStatus } from '../../src/people/sync/crmStatus.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { startCRM } from './startCRM.js'

let crm: CRMTest
beforeAll(async () => {
  crm = await startCRM({ hubspot: { events: true } })
  for (const code of ['POSTER', 'TABLE']) await crm.createCode({ code })
})
afterAll(() => crm.stop())

const buy = async (email: string, qrScanId?: null | string) => {
  const order = crm.vivenu.buy({ email, qrScanId: qrScanId ?? undefined, tickets: 2 })
  await crm.vivenu.settled()
  await crm.runJobs()
  return order
}
const told = (email: string) => {
  const contact = [...crm.hubspot.state.contacts.values()].find((one) => one.properties.email === email) // prettier-ignore
  return crm.hubspot.state.events
    .filter(({ objectId }) => objectId === contact?.id)
    .map(({ eventName, properties }): Record<string, string> => ({
      name: eventName.replace('pe424242_', ''),
      ...properties,
    }))
}
const eventsOf = async () => {
  const { targets } = await crmStatus(
    await createLocalReq({ user: { role: 'crm' } as never }, crm.payload as never),
  )
  return targets.find(({ name }) => name === 'hubspot:default')
}

describe('custom events', () => {
  it('tell of scans, purchases and refunds, each once', async () => {
    const order = await buy('ada@example.org', await crm.scan('POSTER'))
    const scan = {
      name: 'qr_scan',
      qr_certainty: 'verified',
      qr_code: 'POSTER',
      qr_utm_source: 'qr',
    }
    const purchase = {
      name: 'qr_ticket_purchase',
      qr_amount: '39.8',
      qr_code: 'POSTER',
      qr_currency: 'EUR',
      qr_order: order._id,
      qr_shop: 'vivenu',
      qr_tickets: '2',
    }
    expect(told('ada@example.org')).toMatchObject([scan, purchase])
    crm.vivenu.cancel(order._id)
    await crm.vivenu.settled()
    await crm.runJobs()
    await crm.payload.update({ collection: 'qr-contacts' as never, data: { firstName: 'A' } as never, where: { email: { equals: 'ada@example.org' } } }) // prettier-ignore
    await crm.runJobs()
    expect(told('ada@example.org').map(({ name }) => name)).toEqual([
      'qr_scan',
      'qr_ticket_purchase',
      'qr_ticket_refund',
    ])
    expect(crm.hubspot.counters.wrongShapes).toBe(0)
    const sent = crm.hubspot.requests.filter(({ path }) => path.startsWith('/events/'))
    expect(sent.map(({ body }) => body).join()).not.toContain('@')
  })

  it('tell of every human scan of a code that belongs to the person', async () => {
    const { id } = (await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { consent: { given: true }, email: 'badge@example.org' } as never,
    })) as { id: number }
    await crm.createCode({ code: 'BADGE', contact: id })
    for (let round = 0; round < 3; round++) {
      await crm.scan('BADGE')
      await crm.scan('BADGE', { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' })
      await sweepQR(crm.payload)
      await crm.runJobs()
    }
    expect(told('badge@example.org').map(({ qr_certainty: certainty }) => certainty)).toEqual(
      Array(3).fill('assumed'),
    )
  })

  it('are not even noted without consent, and stop when it is withdrawn', async () => {
    const { id } = (await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { email: 'shy@example.org' } as never,
    })) as { id: number }
    await crm.createCode({ code: 'SHY', contact: id })
    await crm.scan('SHY')
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(await crm.find('qr-events', { contact: { equals: id } })).toEqual([])
    const consent = (given: boolean) =>
      crm.payload.update({ id, collection: 'qr-contacts' as never, data: { consent: { given } } as never }) // prettier-ignore
    await consent(true)
    await crm.runJobs()
    expect(told('shy@example.org')).toHaveLength(1)
    await consent(false)
    await crm.scan('SHY')
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(told('shy@example.org')).toHaveLength(1)
    expect(await crm.contact('shy@example.org')).toMatchObject({ scanCount: 2 })
    expect(crm.inHubSpot('shy@example.org')).toMatchObject({ qr_scan_count: '1' })
  })

  it('that wait go with a person who is erased', async () => {
    crm.hubspot.enterprise(false)
    const { _id } = await buy('gone@example.org', await crm.scan('TABLE'))
    const { id } = (await crm.contact('gone@example.org')) ?? {}
    expect(await crm.find('qr-events', { contact: { equals: id } })).toHaveLength(2)
    await crm.payload.delete({ id, collection: 'qr-contacts' as never })
    expect(await crm.find('qr-events', { ref: { like: _id } })).toEqual([])
  })

  it('a portal without them is told so, contacts are synced, and a retry sends what waited', async () => {
    await buy('late@example.org', await crm.scan('TABLE'))
    expect(crm.inHubSpot('late@example.org')).toMatchObject({ qr_last_code: 'TABLE' })
    expect(told('late@example.org')).toEqual([])
    const halted = await eventsOf()
    expect(halted?.events).toMatchObject({ waiting: 2 })
    expect(halted?.lastRun).toMatchObject({
      events: { halted: { message: expect.stringContaining('HubSpot Enterprise') } },
      halted: null,
    })
    // nothing is asked again before its time
    const asked = () =>
      crm.hubspot.requests.filter(({ path }) => path.startsWith('/events/')).length
    const before = asked()
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(asked()).toBe(before)

    crm.hubspot.enterprise(true)
    await crmStoreOf(crm.payload).retryEvents({})
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(told('late@example.org')).toHaveLength(2)
    expect((await eventsOf())?.events).not.toHaveProperty('waiting')
  })

  it('that waited when consent was withdrawn are not sent any more', async () => {
    crm.hubspot.enterprise(false)
    const { id } = (await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { consent: { given: true }, email: 'second-thoughts@example.org' } as never,
    })) as { id: number }
    await crm.createCode({ code: 'THOUGHTS', contact: id })
    await crm.scan('THOUGHTS')
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(await crm.find('qr-events', { contact: { equals: id } })).toHaveLength(1)
    await crm.payload.update({ id, collection: 'qr-contacts' as never, data: { consent: { given: false } } as never }) // prettier-ignore
    crm.hubspot.enterprise(true)
    await crmStoreOf(crm.payload).retryEvents({})
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(crm.inHubSpot('second-thoughts@example.org')).toBeTruthy()
    expect(told('second-thoughts@example.org')).toEqual([])
  })

  it('an order that was given back before it was told of is not told of at all', async () => {
    crm.hubspot.enterprise(false)
    const order = await buy('moment@example.org', await crm.scan('TABLE'))
    crm.vivenu.cancel(order._id)
    await crm.vivenu.settled()
    await crm.runJobs()
    crm.hubspot.enterprise(true)
    await crmStoreOf(crm.payload).retryEvents({})
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(told('moment@example.org').map(({ name }) => name)).toEqual(['qr_scan'])
  })

  it('of a worker that was killed come back, and count once', async () => {
    const scan = await crm.scan('POSTER')
    const before = crm.hubspot.state.events.length
    crm.hubspot.outages.serverError = 0.5
    crm.hubspot.outages.timeout = 0
    await buy('again@example.org', scan)
    crm.hubspot.outages.serverError = 0
    const store = crmStoreOf(crm.payload).eventStore('hubspot:default')
    const dead = await store.lease({ leaseMs: 1, limit: 10, worker: 'killed' })
    await store.settle(
      'somebody else',
      dead.map(({ id }) => ({ id, kind: 'sent' })),
    )
    await crmStoreOf(crm.payload).retrySync({})
    await crmStoreOf(crm.payload).retryEvents({})
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(told('again@example.org')).toHaveLength(2)
    expect(crm.hubspot.state.events).toHaveLength(before + 2)
  })
})
