import type { TypedUser } from 'payload'

import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'

import { sendReports } from '../src/alerts/reports/sendReports.js'
import { raiseAlerts } from '../src/alerts/startAlerts.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, type TestPayload } from './startPayload.js'

type Attachment = { cid: string; content: Buffer; contentType: string }
type Mail = {
  attachments: Attachment[]
  headers: Record<string, string>
  html: string
  subject: string
  text: string
  to: string
}

const roleOf = (user: unknown): string => (user as { role?: string } | null)?.role ?? ''
/** A Monday noon in Berlin. The week before it is 23 to 29 November. */
const MONDAY = Date.parse('2026-11-30T11:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

let site: TestPayload
let mails: Mail[] = []
let refuse = false
let derby: ID
let secret: ID
const users: Record<string, TypedUser> = {}

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload(
    {
      access: {
        analytics: ({ req }) => roleOf(req.user) !== 'clerk',
        campaigns: {
          read: ({ req }) =>
            roleOf(req.user) === 'east' ? { slug: { not_equals: 'secret' } } : Boolean(req.user),
        },
        codes: {
          read: ({ req }) =>
            roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : Boolean(req.user),
        },
        revenue: ({ req }) => roleOf(req.user) === 'all',
      },
      alerts: false,
      contacts: { contractBasis: 'test' },
      reports: {
        language: ({ user }) => (roleOf(user) === 'east' ? 'de' : 'tlh'),
        timeZone: ({ user }) => (roleOf(user) === 'east' ? 'Europe/Berlin' : 'Mars/Olympus'),
      },
    },
    (config) => ({
      ...config,
      email: () => ({
        defaultFromAddress: 'qr@example.com',
        defaultFromName: 'QR',
        name: 'test',
        sendEmail: async (mail) => {
          if (refuse) throw new Error('the mail server is away')
          mails.push(mail as Mail)
        },
      }),
      i18n: { supportedLanguages: { de, en } },
    }),
  )
  for (const role of ['all', 'east', 'clerk', 'quiet']) {
    users[role] = (await site.payload.create({
      collection: 'users',
      data: { email: `${role}@example.com`, password: 'a long password', role },
    })) as never
  }
  derby = await createCampaign('Derby <day>', 'derby')
  secret = await createCampaign('Secret', 'secret')
  const east = await createCode('East gate', { campaign: derby, placement: 'east' })
  const west = await createCode('West gate', { campaign: derby, placement: 'west' })
  const hidden = await createCode('Hidden', { campaign: secret, placement: 'west' })
  await scan(east, 6, '2026-11-24T12:00Z')
  await scan(east, 1, '2026-11-25T12:00Z', { outcome: 'expired', visitor: 'late' })
  await scan(east, 2, '2026-11-17T12:00Z')
  await scan(west, 30, '2026-11-26T12:00Z')
  await scan(hidden, 11, '2026-11-26T12:00Z')
  // Sunday evening in New York, Monday in Berlin
  await scan(east, 5, '2026-11-29T23:30Z', { visitor: 'night' })
})
afterAll(() => site.stop())
beforeEach(async () => {
  mails = []
  refuse = false
  for (const collection of ['qr-reports', 'qr-report-sends', 'qr-opt-outs']) {
    await site.payload.delete({ collection: collection as never, where: { id: { exists: true } } })
  }
})

const options = () => optionsOf(site.payload)
const send = (now = MONDAY) => sendReports(site.payload, options(), now)
const to = (role: string): Mail => mails.find((mail) => mail.to === `${role}@example.com`)!
const receivers = (...roles: string[]) => roles.map((role) => users[role]!.id)

async function createCampaign(title: string, slug: string, more: object = {}): Promise<ID> {
  const data = { slug, title, ...more } as never
  return (await site.payload.create({ collection: 'qr-campaigns', data })).id
}

async function createCode(title: string, more: object): Promise<ID> {
  const destination = { type: 'url', url: 'https://example.com' }
  const data = { destination, title, ...more } as never
  return (await site.payload.create({ collection: 'qr-codes', data })).id
}

async function report(data: object): Promise<ID> {
  const createdAt = '2026-01-01T00:00:00.000Z'
  const doc = await site.payload.create({
    collection: 'qr-reports' as never,
    data: { createdAt, every: 'week', title: 'Week', ...data } as never,
  })
  return (doc as { id: ID }).id
}

async function scan(qrCode: ID, count: number, at: string, more: object = {}): Promise<void> {
  const { code } = (await site.payload.findByID({
    collection: 'qr-codes',
    id: qrCode,
  })) as unknown as { code: string }
  await storeOf(site.payload, options()).writeScans(
    Array.from({ length: count }, (_, one) =>
      scanRecord({ code, qrCode, scannedAt: Date.parse(at) + one, visitor: `v${one}`, ...more }),
    ),
  )
}

describe('what a receiver reads', () => {
  it('is what they may read, in their language and zone', async () => {
    await report({ receivers: receivers('all', 'east', 'clerk'), title: 'Weekly\nnumbers' })
    expect(await send()).toBe(2)
    expect(mails.map((mail) => mail.to).sort()).toEqual(['all@example.com', 'east@example.com'])

    // in UTC the five of the late evening are in the week
    expect(to('all').subject).toMatch(/^Weekly numbers, Nov 23\s–\s29, 2026$/)
    expect(to('all').text).toContain('* Scans: 53 (Before: 2, +2,550%)')
    expect(to('all').text).toContain('* People turned away: 1 (Before: 0, –)')
    expect(to('all').text).toMatch(/1\. West gate: 30\n2\. East gate: 12\n3\. Hidden: 11/)
    expect(to('all').text).toContain('* Revenue: – (Before: –)')

    // in Berlin they are not; West and its numbers are not theirs, and no revenue
    expect(to('east').subject).toMatch(/^Weekly numbers, 23\.–29\.11\.2026$/)
    expect(to('east').text).toContain('* Scans: 7 (Davor: 2, +250')
    expect(to('east').text).toContain('1. East gate: 7')
    const whole = JSON.stringify({ ...to('east'), attachments: [] })
    expect(whole).not.toMatch(/West|Hidden|Secret|Umsatz|Bestellungen/)
    expect(to('east').html).toContain('lang="de"')
    expect(to('east').text).toContain('Europe/Berlin')
    expect(to('east').text).toContain(
      'https://qr.example/admin/qr-analytics?from=2026-11-23&to=2026-11-29&tz=Europe%2FBerlin',
    )
  })

  it('has a picture within it', async () => {
    await report({ receivers: receivers('east') })
    await send()
    const [picture] = to('east').attachments
    expect(to('east').html).toContain(`src="cid:${picture!.cid}"`)
    expect(await sharp(picture!.content).metadata()).toMatchObject({ format: 'png', width: 1120 })
    expect(to('east').html).toMatch(/alt="Scans je Tag: insgesamt 7, davor 2\."/)
  })

  it('of one campaign, for who may read it', async () => {
    await report({ campaign: derby, receivers: receivers('all', 'east'), title: '<b>' })
    await report({ campaign: secret, receivers: receivers('east') })
    expect(await send()).toBe(2)
    expect(to('all').text).toContain('* Scans: 42 ')
    expect(to('east').html).toContain('Derby &lt;day&gt;')
    expect(to('east').html).not.toContain('<b>')
  })

  it('of a month as long as it is', async () => {
    await report({ every: 'month', receivers: receivers('east') })
    expect(await send()).toBe(0)
    expect(await send(Date.parse('2026-12-01T05:59Z'))).toBe(0)
    expect(await send(Date.parse('2026-12-01T06:01Z'))).toBe(1)
    // 2 + 7 + the five after midnight
    expect(to('east').text).toContain('* Scans: 14 (Davor: 0, –)')
  })
})

describe('when it is sent', () => {
  it('once, by one of many processes', async () => {
    await report({ receivers: receivers('all', 'east') })
    const sent = await Promise.all(Array.from({ length: 5 }, () => send()))
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(2)
    expect(await send(MONDAY + DAY)).toBe(0)
    expect(await send(MONDAY + 7 * DAY)).toBe(2)
    expect(mails).toHaveLength(4)
  })

  it('again where it could not be sent, and by another where the process was killed', async () => {
    await report({ receivers: receivers('all') })
    refuse = true
    expect(await send()).toBe(0)
    refuse = false
    expect(await send()).toBe(1)
    const id = await report({ receivers: receivers('all'), title: 'Killed' })
    const { reports } = storeOf(site.payload, options())
    const name = `${id}:users:${users.all!.id}:week:2026-11-23`
    expect(await reports.claim(name, 60_000)).toBe(true)
    expect(await send()).toBe(0)
    await reports.release(name)
    expect(await send()).toBe(1)
  })

  it('not before its hour, not when it is no news, not of days before it was asked for', async () => {
    await report({ receivers: receivers('east') })
    expect(await send(Date.parse('2026-11-30T05:59Z'))).toBe(0)
    expect(await send(Date.parse('2026-12-04T06:00Z'))).toBe(0)
    expect(await send(Date.parse('2026-11-30T06:00Z'))).toBe(1)
    await report({ createdAt: '2026-11-30T08:00:00.000Z', receivers: receivers('all') })
    expect(await send()).toBe(0)
  })

  it('of a campaign only while it runs, of no codes never', async () => {
    const day = (date: string) => `${date}T12:00:00.000Z`
    const ended = await createCampaign('Ended', 'ended', { endsAt: day('2026-11-22') })
    const ending = await createCampaign('Ending', 'ending', { endsAt: day('2026-11-23') })
    const coming = await createCampaign('Coming', 'coming', { startsAt: day('2026-11-30') })
    const empty = await createCampaign('Empty', 'empty')
    for (const campaign of [ended, ending, coming]) await createCode('One', { campaign })
    for (const campaign of [ended, ending, coming, empty]) {
      await report({ campaign, receivers: receivers('all') })
    }
    expect(await send()).toBe(1)
    expect(to('all').text).toContain('Ending')
  })
})

it('whoever wants none gets none, by a link that only they have', async () => {
  await report({ receivers: receivers('quiet', 'all') })
  await send()
  const header = to('quiet').headers['List-Unsubscribe']!
  expect(to('quiet').text).toContain(/<(.+)>/.exec(header)![1]!)
  const link = /<https:\/\/qr\.example(.+)>/.exec(header)![1]!
  expect(await (await site.fetch(link)).text()).toContain('quiet@example.com')
  // a link of alerts is none of reports
  expect((await site.fetch(link.replace('reports', 'alerts'), { method: 'POST' })).status).toBe(404)
  const other = link.replace(`users%3A${users.quiet!.id}`, `users%3A${users.all!.id}`)
  expect(other).not.toBe(link)
  expect((await site.fetch(other, { method: 'POST' })).status).toBe(400)
  expect((await site.fetch(link, { method: 'POST' })).status).toBe(200)
  mails = []
  expect(await send(MONDAY + 7 * DAY)).toBe(1)
  expect(to('quiet')).toBeUndefined()
})

it('who may not see numbers may not choose reports', async () => {
  const data = { every: 'week', receivers: receivers('all'), title: 'Mine' } as never
  const create = (role: string) =>
    site.payload.create({
      collection: 'qr-reports' as never,
      data,
      overrideAccess: false,
      user: users[role],
    })
  await expect(create('clerk')).rejects.toThrow(/not allowed/)
  await create('east')
})

it('before the host has migrated none is sent, and nothing else is kept from its work', async () => {
  const { drizzle } = site.payload.db as unknown as {
    drizzle: { execute: (sql: string) => Promise<void> }
  }
  await report({ receivers: receivers('all') })
  await drizzle.execute('ALTER TABLE qr_report_sends RENAME TO gone')
  try {
    await raiseAlerts(site.payload)
    expect(mails).toEqual([])
  } finally {
    await drizzle.execute('ALTER TABLE gone RENAME TO qr_report_sends')
  }
})
