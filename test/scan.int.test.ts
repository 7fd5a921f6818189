import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { withClient } from '../scripts/database/createDatabase.js'
import { createScanRoute } from '../src/mounts/next/createScanRoute.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

let site: TestPayload
const phone = (ip = '73.162.10.20') => ({ headers: { ...IPHONE, 'x-forwarded-for': ip } })

beforeAll(async () => {
  // fields as they were scanned are looked at
  site = await startPayload({ privacy: 'full' })
})
afterAll(() => site.stop())

const createCode = (data: Record<string, unknown>) =>
  site.payload.create({
    collection: 'qr-codes',
    data: {
      title: 'Test',
      destination: { type: 'url', url: 'https://tickets.example/derby?x=1#seat' },
      ...data,
    },
  }) as unknown as Promise<{ code: string; id: ID; stats: unknown }>

const redirectOf = async (code: string, init: RequestInit = phone()) => {
  const response = await site.fetch(`/api/q/${code}`, init)
  return { location: response.headers.get('location'), response, status: response.status }
}

/** Edits reach the directory by notification, so what a scan answers is polled for. */
const untilAnswer = (code: string, status: number) =>
  until(async () =>
    (await redirectOf(code, { ...phone(), method: 'HEAD' })).status === status ? true : null,
  )

const scansOf = async (code: string) => {
  await flushScans(site.payload)
  const { docs } = await site.payload.find({
    collection: 'qr-scans',
    sort: 'scanId',
    where: { and: [{ code: { equals: code } }, { trafficClass: { not_equals: 'probe' } }] },
  })
  return docs as unknown as Record<string, unknown>[]
}

const FIELDS = (
  'scanId qrCode code scannedAt destination country regionCode regionName city postalCode latitude ' +
  'longitude timezone asOrganization deviceType os browser userAgent referrer language utmSource ' +
  'utmMedium utmCampaign utmTerm utmContent rawQuery trafficClass trafficScore trafficReasons ' +
  'rulesVersion visitor geoSource geoDate repeats'
).split(' ')

describe('a scan', () => {
  it('leads to the destination with UTM tags and is stored with place, device and time', async () => {
    const campaign = await site.payload.create({
      collection: 'qr-campaigns',
      data: { title: 'Derby Day', utm: { medium: 'table' } },
    })
    await createCode({ campaign: campaign.id, code: 'derby' })
    const before = Date.now()
    const { location, response, status } = await redirectOf('derby')
    expect(status).toBe(302)
    expect(location).toBe(
      'https://tickets.example/derby?x=1&utm_source=qr&utm_medium=table&utm_campaign=derby-day&utm_content=DERBY#seat',
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    const [scan, ...others] = await scansOf('DERBY')
    expect(others).toEqual([])
    expect(scan).toMatchObject({
      code: 'DERBY',
      country: 'US',
      destination: location,
      deviceType: 'mobile',
      outcome: 'redirected',
      trafficClass: 'human',
      utmCampaign: 'derby-day',
      utmMedium: 'table',
    })
    expect(String(scan!.os)).toMatch(/^iOS/)
    expect(Date.parse(scan!.scannedAt as string)).toBeGreaterThanOrEqual(before)
    expect(JSON.stringify(scan)).not.toContain('73.162.10.20')
    // the field names are a contract: exports and hosts build on them
    expect(Object.keys(scan!)).toEqual(expect.arrayContaining(FIELDS))
  })

  it('counts people, not bots and not repeats, beside the code', async () => {
    const { id } = await createCode({ code: 'COUNT' })
    await redirectOf('COUNT', phone('73.162.10.20'))
    await redirectOf('count', phone('73.162.10.20'))
    await redirectOf('COUNT', phone('9.9.9.9'))
    await redirectOf('COUNT', {
      headers: { 'user-agent': 'Googlebot/2.1', 'x-forwarded-for': '1.1.1.1' },
    })
    await redirectOf('COUNT', { ...phone(), method: 'HEAD' })
    expect(await scansOf('COUNT')).toHaveLength(4)
    const code = await site.payload.findByID({ id, collection: 'qr-codes', depth: 0 })
    expect(code).toMatchObject({ scans: 3, visitors: 2 })
    const sorted = await site.payload.find({
      collection: 'qr-codes',
      depth: 0,
      sort: '-scans',
      where: { scans: { greater_than: 2 } },
    })
    expect(sorted.docs.map(({ id: found }) => found)).toContain(id)
  })

  it('obeys an edit, a pause, the trash and a restore', async () => {
    const { id } = await createCode({ code: 'EDIT' })
    const update = (data: Record<string, unknown>) =>
      site.payload.update({ id, collection: 'qr-codes', data, trash: true })
    expect((await redirectOf('EDIT')).status).toBe(302)
    await update({ status: 'paused' })
    await untilAnswer('EDIT', 410)
    await update({ fallbackURL: 'https://example.com/later' })
    await untilAnswer('EDIT', 302)
    expect((await redirectOf('EDIT')).location).toBe('https://example.com/later')
    await update({ deletedAt: new Date().toISOString() })
    // still for who holds the print
    await untilAnswer('EDIT', 302)
    await update({ fallbackURL: null })
    await untilAnswer('EDIT', 410)
    await expect(createCode({ code: 'edit' })).rejects.toThrow(/code/i)
    await update({ deletedAt: null, status: 'active' })
    await until(async () =>
      (await redirectOf('EDIT')).location?.startsWith('https://tickets.example/') ? true : null,
    )
  })

  it('follows the document it points to, and its campaign', async () => {
    const page = await site.payload.create({
      collection: 'pages',
      data: { _status: 'published', slug: 'menu' },
    })
    await createCode({
      code: 'PAGE',
      destination: { reference: { relationTo: 'pages', value: page.id }, type: 'reference' },
    })
    expect((await redirectOf('PAGE')).location).toMatch(/^https:\/\/qr\.example\/menu\?/)
    await site.payload.update({ id: page.id, collection: 'pages', data: { slug: 'karte' } })
    await until(async () =>
      (await redirectOf('PAGE')).location?.startsWith('https://qr.example/karte?') ? true : null,
    )
    await site.payload.update({
      id: page.id,
      collection: 'pages',
      data: { slug: 'draft' },
      draft: true,
    })
    await site.payload.update({ id: page.id, collection: 'pages', data: { _status: 'draft' } })
    await untilAnswer('PAGE', 410)
  })

  it('gives no place to machines and pictures, and counts who was sent on', async () => {
    const { id } = await createCode({ code: 'PLACES', scanLimit: 3 })
    const free = await createCode({ code: 'PLACESFREE' })
    const machines = [
      { ...phone().headers, 'user-agent': 'Mozilla/5.0 (compatible; GPTBot/1.2)' },
      { ...phone().headers, 'sec-fetch-dest': 'image' },
    ]
    for (const code of ['PLACES', 'PLACESFREE']) {
      for (const headers of [...machines, ...machines]) {
        expect((await redirectOf(code, { headers })).status).toBe(302)
      }
      expect((await redirectOf(code)).status).toBe(302)
    }
    const sentOn = async (of: ID) => {
      await flushScans(site.payload)
      const found = await site.payload.findByID({ id: of, collection: 'qr-codes' })
      return (found as unknown as { sentOn: number }).sentOn
    }
    expect([await sentOn(id), await sentOn(free.id)]).toEqual([1, 1])
    await runtimeOf(site.payload).store.stats.rebuild()
    expect([await sentOn(id), await sentOn(free.id)]).toEqual([1, 1])
    for (const ip of ['73.162.1.1', '73.162.1.2']) {
      expect((await redirectOf('PLACES', phone(ip))).status).toBe(302)
    }
    expect((await redirectOf('PLACES', phone('73.162.1.3'))).status).toBe(410)
    expect((await redirectOf('PLACES', { headers: machines[0]! })).status).toBe(410)
  })

  it('sends exactly as many people on as its limit', async () => {
    await createCode({ code: 'TEN', scanLimit: 10 })
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => redirectOf('TEN', phone(`73.162.4.${index}`))),
    )
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(30)
  })

  it('keeps its row and the text of its code when the code is deleted for good', async () => {
    const { id } = await createCode({ code: 'GONE' })
    await redirectOf('GONE')
    await scansOf('GONE')
    await site.payload.delete({ id, collection: 'qr-codes', trash: true })
    const [scan] = await scansOf('GONE')
    expect(scan).toMatchObject({ code: 'GONE' })
    expect(scan!.qrCode ?? null).toBeNull()
    await untilAnswer('GONE', 404)
  })
})

it('another method is refused on every mount with those that are allowed', async () => {
  await createCode({ code: 'METHODS' })
  const route = createScanRoute({ config: site.payload.config })
  const url = 'https://qr.example/q/METHODS'
  const params = Promise.resolve({ code: 'METHODS' })
  for (const method of ['DELETE', 'PATCH', 'POST', 'PUT'] as const) {
    const answers = [
      await site.fetch('/api/q/METHODS', { ...phone(), method }),
      await route[method](new Request(url, { ...phone(), method }), { params }),
    ]
    for (const { headers, status } of answers) {
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    }
  }
})

describe('a code', () => {
  it('gets a code of its own, which goes on after the first scan whatever it is called then', async () => {
    const { id, code } = await createCode({})
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/)
    await site.payload.update({ id, collection: 'qr-codes', data: { code: 'FREE1' } })
    expect((await redirectOf('FREE1')).status).toBe(302)
    await scansOf('FREE1')
    await site.payload.update({ id, collection: 'qr-codes', data: { code: 'OTHER' } })
    for (const text of ['FREE1', 'OTHER']) expect((await redirectOf(text)).status).toBe(302)
  })

  it.each([
    ['a script', { destination: { type: 'url', url: 'javascript:alert(1)' } }, 'destination.url'],
    ['data', { destination: { type: 'url', url: 'data:text/html,x' } }, 'destination.url'],
    ['no host', { destination: { type: 'url', url: 'example/x' } }, 'destination.url'],
    ['nothing', { destination: { type: 'url' } }, 'destination.url'],
    [
      'itself',
      { code: 'LOOP', destination: { type: 'url', url: 'https://QR.example/Q/loop?x' } },
      'destination.url',
    ],
    [
      'itself behind a full stop',
      { code: 'LOOPS', destination: { type: 'url', url: 'https://qr.example/q/loops.' } },
      'destination.url',
    ],
    ['a wrong code', { code: 'A B' }, 'code'],
    ['a code that ends in a full stop', { code: 'MENU.' }, 'code'],
    ['a code that ends in a hyphen', { code: 'MENU-' }, 'code'],
    ['half a limit', { scanLimit: 1.5 }, 'scanLimit'],
    [
      'an end before the start',
      { expiresAt: '2026-01-01T00:00:00Z', startsAt: '2026-02-01T00:00:00Z' },
      'expiresAt',
    ],
  ])('refuses %s and names the field', async (_, data, path) => {
    await expect(createCode(data)).rejects.toMatchObject({ data: { errors: [{ path }] } })
  })

  it('that ended in a full stop before that was refused stays as it is', async () => {
    const { id } = await createCode({ code: 'OLDSTOP' })
    await withClient(site.uri, (client) =>
      client.query("UPDATE qr_codes SET code = 'OLDSTOP.' WHERE id = $1", [id]),
    )
    const data = { code: 'OLDSTOP.', title: 'Printed' }
    const saved = await site.payload.update({ id, collection: 'qr-codes', data })
    expect(saved).toMatchObject(data)
    expect((await redirectOf('OLDSTOP.')).status).toBe(302)
  })

  it('stores an address as it is meant: without blanks, with https', async () => {
    const saved = await createCode({
      code: 'MEANT',
      destination: { type: 'url', url: ' tickets.example/derby\u200b' },
      fallbackURL: '\u00a0https://f.example ',
    })
    expect(saved).toMatchObject({
      destination: { url: 'https://tickets.example/derby' },
      fallbackURL: 'https://f.example',
    })
  })

  it('leaves a signed destination as it is where its code says so', async () => {
    const url = 'https://b.s3.amazonaws.com/menu.pdf?X-Amz-Signature=a%2fb&x#p'
    const destination = { type: 'url', url }
    const { id } = await createCode({
      code: 'SIGNED',
      destination,
      utm: { off: true, source: 'x' },
    })
    const { location } = await redirectOf('SIGNED?a=1&utm_source=y')
    expect(location).toBe(url)
    expect((await scansOf('SIGNED'))[0]).toMatchObject({ destination: url, rawQuery: 'a=1&utm_source=y' }) // prettier-ignore
    await site.payload.update({ id, collection: 'qr-codes', data: { utm: { off: false } } })
    await until(async () =>
      (await redirectOf('SIGNED')).location?.includes('utm_source=x') ? true : null,
    )
  })

  it('refuses a circle over another code', async () => {
    await createCode({ code: 'ONE', destination: { type: 'url', url: 'https://qr.example/q/TWO' } })
    await expect(
      createCode({ code: 'TWO', destination: { type: 'url', url: 'https://qr.example/q/one' } }),
    ).rejects.toMatchObject({ data: { errors: [{ path: 'destination.url' }] } })
  })

  it('refuses a circle over a fallback, and over a document', async () => {
    const url = 'https://qr.example/q/FALLS'
    await createCode({ code: 'OFF', fallbackURL: url, status: 'paused' })
    await expect(
      createCode({
        code: 'FALLS',
        destination: { type: 'url', url: 'https://qr.example/api/q/off' },
      }),
    ).rejects.toMatchObject({ data: { errors: [{ path: 'destination.url' }] } })
    const page = await site.payload.create({
      collection: 'pages',
      data: { _status: 'published', slug: 'q/round' },
    })
    const reference = { relationTo: 'pages', value: page.id }
    await expect(
      createCode({ code: 'ROUND', destination: { reference, type: 'reference' } }),
    ).rejects.toMatchObject({ data: { errors: [{ path: 'destination.reference' }] } })
    // another code may lead there
    const other = await createCode({ destination: { reference, type: 'reference' } })
    expect(other.code).toMatch(/^[2-9A-Z]{6}$/)
  })
})

describe('scans are append-only', () => {
  it('for everybody, over the API as well', async () => {
    const user = await site.payload.create({
      collection: 'users',
      data: { email: 'a@example.com', password: 'secret', role: 'admin' },
    })
    const asUser = {
      collection: 'qr-scans',
      overrideAccess: false,
      user: { ...user, collection: 'users' },
    } as const
    await expect(site.payload.create({ ...asUser, data: { code: 'X' } })).rejects.toThrow()
    await expect(
      site.payload.update({ ...asUser, data: { code: 'X' }, where: { code: { exists: true } } }),
    ).rejects.toThrow()
    await expect(
      site.payload.delete({ ...asUser, where: { code: { exists: true } } }),
    ).rejects.toThrow()
    await expect(
      site.payload.find({ collection: 'qr-scans', overrideAccess: false }),
    ).rejects.toThrow()
  })
})
