import type { TypedUser } from 'payload'

import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { AlertKind } from '../src/vocabulary/alerts.js'
import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { runChecks } from '../src/alerts/checks/runChecks.js'
import { lookAtCodes } from '../src/alerts/lookAtCodes.js'
import { raiseAlerts } from '../src/alerts/startAlerts.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PASSWORD = 'a long password'

type Mail = { headers?: Record<string, string>; html: string; subject: string; text: string; to: string } // prettier-ignore

let site: TestPayload
let shop: Server
let shopURL: string
let answer = 200
let mails: Mail[] = []
const users: Record<string, TypedUser> = {}

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  shop = createServer((_, response) => response.writeHead(answer).end())
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  shopURL = `http://127.0.0.1:${(shop.address() as { port: number }).port}/tickets`
  site = await startPayload(
    {
      access: {
        analytics: ({ req }) => (req.user as { role?: string } | null)?.role !== 'clerk',
        codes: {
          read: ({ req }) =>
            (req.user as { role?: string } | null)?.role === 'east'
              ? { placement: { equals: 'east' } }
              : Boolean(req.user),
          update: ({ req }) => (req.user as { role?: string } | null)?.role === 'all',
        },
      },
      alerts: {
        destinations: { privateAddresses: ['127.0.0.1'] },
        mail: {
          // Klingon is not among the languages of the host.
          language: ({ user }) => ((user as { role?: string }).role === 'east' ? 'de' : 'tlh'),
          timeZone: () => 'Europe/Berlin',
          where: { role: { in: ['all', 'east', 'clerk'] } },
        },
      },
    },
    (config) => ({
      ...config,
      email: () => ({
        defaultFromAddress: 'qr@example.com',
        defaultFromName: 'QR',
        name: 'test',
        sendEmail: async (mail) => void mails.push(mail as Mail),
      }),
      i18n: { supportedLanguages: { de, en } },
    }),
  )
  for (const role of ['all', 'east', 'clerk', 'nobody']) {
    users[role] = (await site.payload.create({
      collection: 'users',
      data: { email: `${role}@example.com`, password: PASSWORD, role },
    })) as never
  }
}, 120_000)
afterAll(async () => {
  await site?.stop()
  shop?.close()
})
beforeEach(() => {
  mails = []
})

const options = () => optionsOf(site.payload)
const store = () => storeOf(site.payload, options())

/** As if the last look were long ago. */
async function look(now?: number) {
  await forgetLeases()
  return lookAtCodes(site.payload, options(), now)
}

async function forgetLeases(): Promise<void> {
  await site.payload.delete({
    collection: 'qr-rollups' as never,
    where: { id: { in: ['!alerts', '!alerts-trend', '!alerts-checks'] } },
  })
}

async function createCode(title: string, data: object = {}): Promise<ID> {
  const destination = { type: 'url', url: 'https://example.com' }
  const doc = await site.payload.create({
    collection: 'qr-codes',
    data: { destination, title, ...data } as never,
  })
  return doc.id
}

async function scan(qrCode: ID, count: number, more: object = {}): Promise<void> {
  const { code } = (await site.payload.findByID({ collection: 'qr-codes', id: qrCode, trash: true })) as unknown as { code: string } // prettier-ignore
  await store().writeScans(
    Array.from({ length: count }, (_, at) => scanRecord({ code, qrCode, visitor: `v${at}`, ...more })), // prettier-ignore
  )
}

const kindsOf = async (qrCode: ID): Promise<AlertKind[]> =>
  (await store().alerts.open(qrCode)).map(({ kind }) => kind).sort()

async function signIn(role: string): Promise<Record<string, string>> {
  const answer = await site.fetch('/api/users/login', {
    body: JSON.stringify({ email: `${role}@example.com`, password: PASSWORD }),
    headers: { 'Content-Type': 'application/json' },
    method: 'POST',
  })
  const { token } = (await answer.json()) as { token: string }
  return { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
}

const titlesFor = async (role: string, query = ''): Promise<string[]> => {
  const answer = await site.fetch(`/api/qr/alerts${query}`, { headers: await signIn(role) })
  const { alerts } = (await answer.json()) as { alerts: { kind: string; title: string }[] }
  return alerts.map(({ kind, title }) => `${title}: ${kind}`).sort()
}

describe('what is looked for', () => {
  it('a limit: near, reached, and neither when it is raised', async () => {
    const id = await createCode('Limit', { scanLimit: 5 })
    await scan(id, 3)
    await look()
    expect(await kindsOf(id)).toEqual([])
    await scan(id, 1, { visitor: 'more' })
    await look()
    expect(await kindsOf(id)).toEqual(['limit-near'])
    await scan(id, 1, { visitor: 'most' })
    await look()
    expect(await kindsOf(id)).toEqual(['limit-reached'])
    await site.payload.update({ collection: 'qr-codes', data: { scanLimit: 50 } as never, id })
    await look()
    expect(await kindsOf(id)).toEqual([])
    await site.payload.delete({ collection: 'qr-codes', id })
  })

  it('an end within a day, until it is there or put off', async () => {
    const id = await createCode('End', { expiresAt: new Date(Date.now() + DAY / 2).toISOString() })
    await look()
    expect(await kindsOf(id)).toEqual(['ends-soon'])
    const later = new Date(Date.now() + 9 * DAY).toISOString()
    await site.payload.update({ collection: 'qr-codes', data: { expiresAt: later } as never, id })
    await look()
    expect(await kindsOf(id)).toEqual([])
    await site.payload.delete({ collection: 'qr-codes', id })
  })

  it('people turned away, and scans of a paused code; machines and single people are none', async () => {
    const [away, paused, quiet] = [await createCode('Away'), await createCode('Paused'), await createCode('Quiet')] // prettier-ignore
    await scan(away, 2, { outcome: 'expired' })
    await scan(away, 1, { outcome: 'missing-destination', visitor: 'x' })
    await scan(paused, 3, { outcome: 'paused' })
    await scan(quiet, 2, { outcome: 'expired' })
    await scan(quiet, 9, { outcome: 'paused', trafficClass: 'bot' })
    await look()
    expect([await kindsOf(away), await kindsOf(paused), await kindsOf(quiet)]).toEqual([
      ['turned-away'],
      ['paused-scans'],
      [],
    ])
    // a day later it is over by itself
    await look(Date.now() + 2 * DAY)
    expect([await kindsOf(away), await kindsOf(paused)]).toEqual([[], []])
    for (const id of [away, paused, quiet]) {
      await site.payload.delete({ collection: 'qr-codes', id })
    }
  })

  it('an unusual day, beside the same weekdays before', async () => {
    const id = await createCode('Trend')
    const day = Math.floor(Date.now() / DAY) * DAY - DAY + DAY / 2
    for (let week = 1; week <= 6; week++) {
      await scan(id, 2, { scannedAt: day - week * 7 * DAY })
    }
    await scan(id, 40, { scannedAt: day })
    // other weekdays are no measure
    await scan(id, 90, { scannedAt: day - DAY })
    await look()
    const [alert] = await store().alerts.open(id)
    expect(alert).toMatchObject({ facts: { count: 40, usual: 2 }, kind: 'rise' })
    await look(Date.now() + DAY)
    expect(await kindsOf(id)).toEqual([])
    await site.payload.delete({ collection: 'qr-codes', id })
  })

  it('a destination that fails twice in a row, until people arrive again', async () => {
    const id = await createCode('Shop', { destination: { type: 'url', url: shopURL } })
    answer = 404
    const check = async (hours = 0) => {
      await forgetLeases()
      const checkedAt = new Date(Date.now() - hours * HOUR).toISOString()
      const where = { qrCode: { equals: id } }
      await site.payload.update({ collection: 'qr-checks' as never, data: { checkedAt }, where })
      await runChecks(site.payload, options())
      await look()
      return kindsOf(id)
    }
    expect(await check()).toEqual([])
    expect(await check(0)).toEqual([])
    expect(await check(1)).toEqual(['destination'])
    const [alert] = await store().alerts.open(id)
    expect(alert?.facts).toEqual({ problem: 'client-error', status: 404 })
    answer = 200
    expect(await check(1)).toEqual([])
    await site.payload.delete({ collection: 'qr-codes', id })
  })
})

describe('who is told', () => {
  it('each of what they may read, once, in one e-mail in their language', async () => {
    const soon = new Date(Date.now() + DAY / 2).toISOString()
    const east = await createCode('East <stand>', {
      expiresAt: soon,
      placement: 'east',
      scanLimit: 4,
    })
    const west = await createCode('West', { placement: 'west', scanLimit: 4 })
    await scan(east, 4)
    await scan(west, 4)
    expect(await look()).toEqual({ mails: 3, raised: 3 })
    const to = (role: string) => mails.find((mail) => mail.to === `${role}@example.com`)!
    expect(mails.map((mail) => mail.to).sort()).toEqual(['all', 'clerk', 'east'].map((role) => `${role}@example.com`)) // prettier-ignore
    expect(to('all').text).toMatch(/West: All 4 places are taken/)
    expect(to('all').text).toContain(`https://qr.example/admin/collections/qr-codes/${east}`)
    expect(to('east').text).toMatch(/East <stand>: Alle 4 Plätze sind vergeben/)
    expect(to('east').html).toContain('East &lt;stand&gt;')
    expect(to('east').text).toContain('(Europe/Berlin)')
    // one who may read the code and no numbers, one who may not read the other code
    expect(to('clerk').text).toContain('Ends within a day')
    expect(JSON.stringify(to('clerk'))).not.toMatch(/places|West/)
    expect(JSON.stringify(to('east'))).not.toContain('West')
    expect(await look()).toEqual({ mails: 0, raised: 0 })

    expect(await titlesFor('east')).toEqual(['East <stand>: ends-soon', 'East <stand>: limit-reached']) // prettier-ignore
    expect(await titlesFor('clerk')).toEqual(['East <stand>: ends-soon'])
    expect((await titlesFor('all')).length).toBe(3)
    expect((await site.fetch('/api/qr/alerts')).status).toBe(401)
    // the marks in a list: of codes on its page, and of those alone this person may read
    expect(await titlesFor('all', `?ids=${west},999999`)).toEqual(['West: limit-reached'])
    expect(await titlesFor('east', `?ids=${west}`)).toEqual([])

    // over, and raised anew: told anew
    await site.payload.update({
      collection: 'qr-codes',
      data: { scanLimit: 40 } as never,
      id: west,
    })
    await look()
    await site.payload.update({ collection: 'qr-codes', data: { scanLimit: 4 } as never, id: west })
    mails = []
    expect(await look()).toEqual({ mails: 1, raised: 1 })
    expect(mails[0]!.subject).toBe('West: Limit reached')
  })

  it('nobody of what is silenced for a code, which only who may update it does', async () => {
    const id = await createCode('Quiet', { placement: 'east', scanLimit: 2 })
    const silence = async (role: string, body: object) =>
      site.fetch(`/api/qr-codes/${id}/silence`, {
        body: JSON.stringify(body),
        headers: await signIn(role),
        method: 'POST',
      })
    expect((await silence('east', { kind: 'limit-reached', silent: true })).status).toBe(403)
    for (const wrong of [{}, { kind: 'all', silent: true }, { kind: 'rise', silent: 'yes' }]) {
      expect((await silence('all', wrong)).status).toBe(400)
    }
    expect((await silence('all', { kind: 'limit-reached', silent: true })).status).toBe(200)
    await scan(id, 2)
    expect(await look()).toEqual({ mails: 0, raised: 1 })
    expect(await store().alerts.open(id)).toMatchObject([{ kind: 'limit-reached', silenced: true }])
    await silence('all', { kind: 'limit-reached', silent: false })
    expect(await store().alerts.silenced(id)).toEqual([])
    expect((await look())?.mails).toBe(2)
    await site.payload.delete({ collection: 'qr-codes', id })
    await look()
    expect((await titlesFor('all')).some((title) => title.startsWith('Quiet'))).toBe(false)
  })

  it('nobody who said that they want no more, by a link that only they have', async () => {
    const first = await createCode('One', { placement: 'east', scanLimit: 1 })
    await scan(first, 1)
    await look()
    const mail = mails.find(({ to }) => to === 'east@example.com')!
    const link = /<(.+)>/.exec(mail.headers!['List-Unsubscribe']!)![1]!.replace('https://qr.example', '') // prettier-ignore
    expect(await (await site.fetch(link)).text()).toContain('east@example.com')
    const forged = link.replace(/:?%3A\d+%3A/, '%3A999%3A')
    expect(forged).not.toBe(link)
    expect((await site.fetch(forged, { method: 'POST' })).status).toBe(400)
    expect((await site.fetch('/api/qr/alerts/unsubscribe', { method: 'POST' })).status).toBe(400)
    expect((await site.fetch(link, { method: 'POST' })).status).toBe(200)
    mails = []
    const second = await createCode('Two', { placement: 'east', scanLimit: 1 })
    await scan(second, 1)
    await look()
    expect(mails.map(({ to }) => to)).toEqual(['all@example.com'])
  })
})

it('nothing is told before the host has migrated, and nobody is kept from anything', async () => {
  const drizzle = site.payload.db as unknown as { drizzle: { execute: (sql: string) => Promise<void> } } // prettier-ignore
  await drizzle.drizzle.execute('ALTER TABLE qr_alerts RENAME TO gone')
  try {
    expect(await titlesFor('all')).toEqual([])
    await raiseAlerts(site.payload)
  } finally {
    await drizzle.drizzle.execute('ALTER TABLE gone RENAME TO qr_alerts')
  }
  await until(async () => (await titlesFor('all')).length || null)
})

it('one process looks, however many would', async () => {
  await forgetLeases()
  const looks = await Promise.all(
    Array.from({ length: 4 }, () => lookAtCodes(site.payload, options())),
  )
  expect(looks.filter(Boolean)).toHaveLength(1)
})
