import type { Pool } from 'pg'

import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { decodePNG } from './decode/decodePNG.js'
import { decodeSVG } from './decode/decodeSVG.js'
import { decodeZXing } from './decode/decodeZXing.js'
import { drawPDF } from './decode/drawPDF.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

type Message = Record<string, unknown> & {
  lines?: Record<string, unknown>[]
  problems?: { field: null | string; line: null | number; message: string }[]
  type: string
}

let site: TestPayload
const tokens: Record<string, string> = {}
/** What hooks of the host saw. */
const seen: string[] = []

const roleOf = (req: { user?: unknown }) => (req.user as { role?: string } | null)?.role

beforeAll(async () => {
  site = await startPayload({
    access: {
      codes: {
        create: ({ req }) => roleOf(req) === 'editor',
        delete: ({ req }) => roleOf(req) === 'editor',
        update: ({ req }) => roleOf(req) === 'editor',
      },
    },
    overrides: {
      codes: ({ defaultCollection: codes }) => ({
        ...codes,
        fields: codes.fields.map((field) =>
          'name' in field && field.name === 'placement'
            ? ({ ...field, access: { create: () => false } } as typeof field)
            : field,
        ),
        hooks: {
          ...codes.hooks,
          afterChange: [
            ...(codes.hooks?.afterChange ?? []),
            ({ doc, operation }) => void seen.push(`${operation} ${doc.code}`),
          ],
        },
      }),
    },
  })
  for (const role of ['editor', 'reader']) {
    const credentials = { email: `${role}@example.com`, password: 'secret' }
    await site.payload.create({ collection: 'users', data: { ...credentials, role } })
    tokens[role] = (await site.payload.login({ collection: 'users', data: credentials })).token!
  }
  await site.payload.create({
    collection: 'qr-campaigns',
    data: { slug: 'spring', title: 'Spring season' } as never,
  })
})
afterAll(() => site?.stop())

const send = (path: string, body: object, role = 'editor') =>
  site.fetch(`/api/qr-codes/bulk/${path}`, {
    body: JSON.stringify(body),
    headers: { authorization: `JWT ${tokens[role]}`, 'content-type': 'application/json' },
    method: 'POST',
  })

const messages = async (response: Response): Promise<Message[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Message)

const last = async (path: string, body: object): Promise<Message> =>
  (await messages(await send(path, body))).at(-1)!

const count = async (where: object = {}): Promise<number> =>
  (await site.payload.count({ collection: 'qr-codes', trash: true, where: where as never }))
    .totalDocs

const common = { destination: 'https://a.example/' }

describe('a check', () => {
  it('says of every line what a save would say, and writes nothing', async () => {
    await site.payload.create({
      collection: 'qr-codes',
      data: {
        code: 'TAKEN',
        deletedAt: new Date().toISOString(),
        destination: { type: 'url', url: 'https://a.example/' },
        title: 'In the trash',
      } as never,
    })
    seen.length = 0
    const csv = [
      'title,code,destination,campaign,scanLimit,startsAt,expiresAt,status',
      'Fine,,https://a.example,spring,5,2026-12-01,2026-12-24,active',
      ',,https://a.example,,,,,',
      'Taken,taken,https://a.example,,,,,',
      'Bad code,a b,https://a.example,,,,,',
      'No way,,,,,,,',
      'Script,,javascript:alert(1),,,,,',
      'Both,,nowhere,autumn,0,2026-12-24,2026-12-01,sleeping',
      'Circle,RING,https://qr.example/q/ring,,,,,',
    ].join('\n')
    const before = await count()
    const report = await last('check', { csv })
    expect(report).toMatchObject({ count: 8, ok: false, type: 'report' })
    const said = report.problems!.map(({ field, line, message }) => [line, field, message])
    expect(said).toEqual([
      [3, 'title', expect.any(String)],
      [4, 'code', expect.stringContaining('"TAKEN" is taken')],
      [5, 'code', expect.stringContaining('1 to 64 letters')],
      [6, 'destination.url', expect.stringContaining('Say where the code leads')],
      [7, 'destination.url', expect.stringContaining('may not lead to "javascript:"')],
      [8, 'campaign', expect.stringContaining('no campaign "autumn"')],
      [8, 'destination.url', expect.stringContaining('not a whole address')],
      [8, 'expiresAt', expect.stringContaining('end lies before the start')],
      [8, 'scanLimit', expect.stringContaining('whole number')],
      [8, 'status', expect.any(String)],
      [9, 'destination.url', expect.stringContaining('back to the code itself')],
    ])
    expect([await count(), seen]).toEqual([before, []])
    const counters = await site.payload.count({ collection: 'qr-counters' as never })
    expect(counters.totalDocs).toBe(before)
  })

  it('names campaigns of one title apart, and takes slug or id', async () => {
    const twin = (slug: string) =>
      site.payload.create({ collection: 'qr-campaigns', data: { slug, title: 'Twins' } as never })
    const [, second] = [await twin('twins-one'), await twin('twins-two')]
    const csv = [
      'title,campaign',
      'A,Twins days',
      'B,twins ',
      'C,TWINS-TWO',
      `D,${String(second.id)}`,
    ].join('\n')
    const report = await last('check', { common, csv })
    const message = 'Write which one you mean: twins-one, twins-two.'
    expect(report.problems).toEqual([
      { field: 'campaign', line: 2, message: expect.stringContaining('no campaign "Twins days"') },
      { field: 'campaign', line: 3, message: expect.stringContaining(message) },
    ])
    const mended = ['title,campaign', 'C,twins-two', `D,${String(second.id)}`].join('\n')
    expect(await last('create', { common, csv: mended, key: 'twins-of-two' })).toMatchObject({
      count: 2,
      made: 'now',
    })
    expect(await count({ campaign: { equals: second.id } })).toBe(2)
  })

  it('is for who may create codes', async () => {
    for (const path of ['check', 'create']) {
      const body = { csv: 'title\nA\n', common, key: 'reader-key' }
      expect((await send(path, body, 'reader')).status).toBe(403)
      expect((await send(path, body, 'nobody')).status).toBe(403)
    }
    expect((await send('check', {})).status).toBe(400)
  })

  it('takes a file in whatever encoding', async () => {
    const form = new FormData()
    const bytes = Buffer.from('title;destination\nCafé;https://a.example\n', 'utf16le')
    form.append('file', new Blob([bytes], { type: 'text/csv' }), 'codes.csv')
    form.append('_payload', JSON.stringify({ common }))
    const response = await site.fetch('/api/qr-codes/bulk/check', {
      body: form,
      headers: { authorization: `JWT ${tokens.editor}` },
      method: 'POST',
    })
    const report = (await messages(response)).at(-1)!
    expect(report).toMatchObject({ ok: true })
    expect(report.lines).toEqual([
      { code: null, destination: 'https://a.example', line: 2, title: 'Café' },
    ])
  })
})

describe('many codes', () => {
  it('are made as one would be, all under one key, and once', async () => {
    seen.length = 0
    const { pool } = site.payload.db as unknown as { pool: Pool }
    const listeners = pool.listenerCount('error')
    const body = {
      common: { ...common, campaign: 'Spring season', placement: 'not mine to set', utm_term: 't' },
      key: 'tables-1',
      pattern: { code: 'T1..120', title: 'Table 1..120' },
    }
    const [first, second] = await Promise.all([last('create', body), last('create', body)])
    expect([first, second].sort((a, b) => String(a.made).localeCompare(String(b.made)))).toEqual([
      { batch: 'tables-1', count: 120, made: 'already', type: 'created' },
      { batch: 'tables-1', count: 120, made: 'now', type: 'created' },
    ])
    expect(seen).toHaveLength(120)
    // each line is checked by a request of its own, and none has connections of its own
    expect(pool.listenerCount('error')).toBe(listeners)
    const { docs, totalDocs } = await site.payload.find({
      collection: 'qr-codes',
      depth: 1,
      sort: 'id',
      where: { batch: { equals: 'tables-1' } } as never,
    })
    expect(totalDocs).toBe(120)
    expect(docs[0]).toMatchObject({
      campaign: { slug: 'spring' },
      code: 'T1',
      createdBy: { email: 'editor@example.com' },
      destination: { url: 'https://a.example/' },
      scans: 0,
      status: 'active',
      title: 'Table 1',
      utm: { term: 't' },
    })
    // fields somebody may not set are left out, as in any create
    expect(docs[0]!.placement ?? null).toBeNull()
    const scan = await site.fetch('/api/q/T77', { headers: IPHONE })
    expect(scan.headers.get('location')).toContain('https://a.example/')
  })

  it('are made all or none', async () => {
    const before = await count()
    seen.length = 0
    const csv = 'title,code\nA,NEW-A\nB,NEW-B\nC,t5\nD,NEW-D\n'
    const report = await last('create', { common, csv, key: 'all-or-none' })
    expect(report).toMatchObject({
      ok: false,
      problems: [{ field: 'code', line: 4, message: expect.stringContaining('"T5" is taken') }],
    })
    expect(await count()).toBe(before)
    const again = await last('create', {
      common,
      csv: csv.replace('t5', 'NEW-C'),
      key: 'all-or-none',
    })
    expect(again).toMatchObject({ count: 4, made: 'now' })
  })

  it('tell how far they are', async () => {
    const body = { common, key: 'progress', pattern: { title: 'P 1..110' } }
    const told = await messages(await send('create', body))
    const progress = told.filter(({ type }) => type === 'progress')
    const done = progress.map((one) => Number(one.done))
    // Between these a slow machine says by the clock how far it is.
    expect([...new Set(done)]).toEqual(expect.arrayContaining([0, 50, 100]))
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(progress.every(({ of }) => of === 110)).toBe(true)
  })

  it('are taken back, but for those scanned or changed', async () => {
    const body = { common, key: 'undo-me-1', pattern: { code: 'U1..4', title: 'U 1..4' } }
    expect(await last('create', body)).toMatchObject({ count: 4, made: 'now' })
    // the very moment it is there
    await site.payload.update({
      collection: 'qr-codes',
      data: { title: 'Mine' },
      where: { code: { equals: 'U3' } },
    })
    await site.fetch('/api/q/U2', { headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' } })
    await flushScans(site.payload)
    const denied = await messages(await send('undo', { batch: 'undo-me-1' }, 'reader'))
    expect(denied.at(-1)).toMatchObject({ deleted: 0, kept: { length: 4 } })
    const undone = await last('undo', { batch: 'undo-me-1' })
    expect(undone).toMatchObject({
      deleted: 2,
      kept: [
        { code: 'U2', reason: expect.stringContaining('Scanned') },
        { code: 'U3', reason: expect.stringContaining('Changed'), title: 'Mine' },
      ],
    })
    expect(await count({ code: { in: ['U1', 'U2', 'U3', 'U4'] } })).toBe(2)
  })
})

describe('selected codes', () => {
  const get = (query: string, role = 'editor') =>
    site.fetch(`/api/qr-codes/bulk/download?${query}`, {
      headers: { authorization: `JWT ${tokens[role]}` },
    })
  const ofBatch = 'where[batch][equals]=selected-1'

  beforeAll(async () => {
    const csv = [
      'title,code,placement',
      'Café “East”,SEL-1,',
      'Café “East”,SEL-2,',
      '"=HYPERLINK(""https://evil.example"")",SEL-3,',
      '<b>Table</b>/../12,0123,',
    ].join('\n')
    expect(await last('create', { common, csv, key: 'selected-1' })).toMatchObject({ count: 4 })
  })

  it('come as a ZIP of symbols named by title, each of which scans', async () => {
    const response = await get(`format=zip&files=svg,png&${ofBatch}`)
    expect(response.headers.get('content-disposition')).toContain('.zip')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    expect(Object.keys(files).sort()).toEqual(
      [
        'Café “East” - SEL-1.png',
        'Café “East” - SEL-1.svg',
        'Café “East” - SEL-2.png',
        'Café “East” - SEL-2.svg',
        '=HYPERLINK( https evil.example ) - SEL-3.png',
        '=HYPERLINK( https evil.example ) - SEL-3.svg',
        'b Table b .. 12 - 0123.png',
        'b Table b .. 12 - 0123.svg',
      ].sort(),
    )
    for (const [name, body] of Object.entries(files)) {
      const code = name.slice(name.lastIndexOf(' - ') + 3, -4)
      const text = name.endsWith('.svg') ? await decodeSVG(strFromU8(body)) : await decodePNG(body)
      expect(text.toUpperCase()).toBe(`HTTPS://QR.EXAMPLE/Q/${code}`)
    }
    const counters = await site.payload.find({
      collection: 'qr-counters' as never,
      where: { 'qrCode.batch': { equals: 'selected-1' } } as never,
    })
    expect(
      counters.docs.map((doc) => Boolean((doc as { downloadedAt?: string }).downloadedAt)),
    ).toEqual([true, true, true, true])
  })

  it('come as a table that a spreadsheet opens and does not run', async () => {
    const bytes = await (await get(`format=csv&${ofBatch}`)).arrayBuffer()
    const text = Buffer.from(bytes).toString()
    expect(text.startsWith('\ufefftitle,code,shortURL,destination')).toBe(true)
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
    expect(
      rows.map(({ code, destination, shortURL, title }) => [title, code, shortURL, destination]),
    ).toEqual([
      ['Café “East”', 'SEL-1', 'https://qr.example/q/SEL-1', 'https://a.example/'],
      ['Café “East”', 'SEL-2', 'https://qr.example/q/SEL-2', 'https://a.example/'],
      [
        `'=HYPERLINK("https://evil.example")`,
        'SEL-3',
        'https://qr.example/q/SEL-3',
        'https://a.example/',
      ],
      ['<b>Table</b>/../12', "'0123", 'https://qr.example/q/0123', 'https://a.example/'],
    ])
  })

  it('come as sheets of twelve', async () => {
    const response = await get('format=sheet&where[batch][equals]=tables-1')
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toMatch(/\/Type \/Pages\s+\/Count 10\b/)
  })

  it('come as files without the one that cannot be drawn, and with its name', async () => {
    const made = await last('create', {
      common,
      key: 'one-broken',
      pattern: { code: 'OB1..3', title: 'Ticket 1..3' },
    })
    expect(made).toMatchObject({ count: 3 })
    const broken = { code: { equals: 'OB2' } }
    // Short enough for itself, too long for the correction a logo needs later.
    await site.payload.update({
      collection: 'qr-codes',
      data: { content: { text: 'x'.repeat(2000), type: 'text' }, kind: 'static' } as never,
      where: broken,
    })
    await site.payload.update({
      collection: 'qr-codes',
      data: { design: { errorCorrection: 'H' } } as never,
      where: broken,
    })
    const those = 'where[batch][equals]=one-broken'
    const zip = await get(`format=zip&files=svg&${those}`)
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    expect(Object.keys(files).sort()).toEqual([
      'Ticket 1 - OB1.svg',
      'Ticket 2 - OB2.error.txt',
      'Ticket 3 - OB3.svg',
    ])
    expect(strFromU8(files['Ticket 2 - OB2.error.txt']!)).toContain('content:')
    for (const template of ['codes-a4', 'poster-a4']) {
      const sheet = await get(`format=sheet&template=${template}&ink=cmyk&${those}`)
      expect(sheet.status).toBe(200)
      const pages = await drawPDF(new Uint8Array(await sheet.arrayBuffer()), 200)
      const read = await Promise.all(pages.map(({ png }) => decodeZXing(png)))
      expect(read.flat().sort()).toEqual(
        ['OB1', 'OB3'].map((code) => `https://QR.EXAMPLE/Q/${code}`),
      )
      // What is left out stands behind the others, as outlines of text.
      expect(read.at(-1)).toEqual([])
    }
  })

  it.each(['template=avery-l7160&from=22', 'bleedMM=3', 'template=none', 'ink=gold'])(
    'are not begun to be printed with %s',
    async (query) => {
      expect((await get(`format=sheet&${query}&${ofBatch}`)).status).toBe(400)
    },
  )

  it('are those the person may read, and some', async () => {
    expect((await get('format=csv')).status).toBe(400)
    expect((await get('format=csv&ids=1,x')).status).toBe(400)
    expect((await get('files=exe&ids=1')).status).toBe(400)
    expect((await get('ids=2147483647')).status).toBe(400)
    const anonymous = await site.fetch(`/api/qr-codes/bulk/download?${ofBatch}`)
    expect(anonymous.status).toBe(403)
    expect((await get(`format=csv&${ofBatch}`, 'reader')).status).toBe(200)
  })

  const change = async (query: string, body: object, role = 'editor') =>
    (
      await messages(
        await site.fetch(`/api/qr-codes/bulk/change?${query}`, {
          body: JSON.stringify(body),
          headers: { authorization: `JWT ${tokens[role]}`, 'content-type': 'application/json' },
          method: 'POST',
        }),
      )
    ).at(-1)!
  const field = async (name: string) =>
    (
      await site.payload.find({
        collection: 'qr-codes',
        depth: 0,
        sort: 'id',
        trash: true,
        where: { batch: { equals: 'selected-1' } } as never,
      })
    ).docs.map((doc) => (doc as unknown as Record<string, unknown>)[name])

  it('are changed one by one, and it is said which could not be', async () => {
    expect(await change(ofBatch, { status: 'paused' })).toMatchObject({ changed: 4, failed: [] })
    expect(await field('status')).toEqual(['paused', 'paused', 'paused', 'paused'])
    const ring = await change(ofBatch, { destination: 'https://qr.example/q/SEL-2' })
    expect(ring).toMatchObject({
      changed: 3,
      failed: [{ code: 'SEL-2', reason: expect.stringContaining('back to the code itself') }],
    })
    const spring = await site.payload.find({ collection: 'qr-campaigns', limit: 1 })
    const campaign = spring.docs[0]!.id
    expect(await change(ofBatch, { campaign, status: 'active' })).toMatchObject({ changed: 4 })
    expect(await field('campaign')).toEqual([campaign, campaign, campaign, campaign])
    expect(await change(ofBatch, { campaign: null })).toMatchObject({ changed: 4 })
    expect(await change(ofBatch, { trash: true })).toMatchObject({ changed: 4 })
    expect((await field('deletedAt')).every(Boolean)).toBe(true)
  })

  it('are changed by who may', async () => {
    const other = 'where[batch][equals]=all-or-none'
    const refused = await change(other, { status: 'paused' }, 'reader')
    expect(refused).toMatchObject({ changed: 0, failed: { length: 4 } })
    const trash = await change(other, { trash: true }, 'reader')
    expect(trash).toMatchObject({ changed: 0, failed: { length: 4 } })
    expect(await count({ batch: { equals: 'all-or-none' }, deletedAt: { exists: true } })).toBe(0)
  })
})

it('a copy is a code of its own, numbered where there is one', async () => {
  const { id } = await site.payload.create({
    collection: 'qr-codes',
    data: {
      code: 'ORIGINAL',
      destination: { type: 'url', url: 'https://a.example/' },
      title: 'Bar',
    },
  })
  await site.fetch('/api/q/ORIGINAL', { headers: { ...IPHONE, 'x-forwarded-for': '8.8.4.4' } })
  await flushScans(site.payload)
  const copy = async () => {
    const response = await site.fetch(`/api/qr-codes/${id}/duplicate`, {
      headers: { authorization: `JWT ${tokens.editor}` },
      method: 'POST',
    })
    return ((await response.json()) as { doc: Record<string, unknown> }).doc
  }
  const copies = [await copy(), await copy(), await copy()]
  expect(copies.map(({ title }) => title)).toEqual(['Bar (copy)', 'Bar (copy 2)', 'Bar (copy 3)'])
  expect(new Set(copies.map(({ code }) => code)).size).toBe(3)
  for (const { code, id: own } of copies) {
    expect(code).not.toBe('ORIGINAL')
    const doc = await site.payload.findByID({ id: own as number, collection: 'qr-codes' })
    expect(doc).toMatchObject({ batch: null, scans: 0, visitors: 0 })
  }
})
