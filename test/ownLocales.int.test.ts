import { BlocksFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import { qrCodeBlock, qrCodeInlineBlock, qrField } from 'payload-plugin-qr'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { richText } from '../app/demo/content/richText.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

type Symbol = { code: string } | null
type Menu = { id: ID; layout: { symbol: Symbol }[]; qrCode: Symbol; text: unknown }

let site: TestPayload

const layout = [{ blockType: 'qrCode', own: true }]

beforeAll(async () => {
  site = await startPayload(
    {
      // who reads a menu need not read codes
      access: { codes: { read: ({ req }) => Boolean(req.user) } },
      destinations: {
        menus: { url: ({ doc, locale }) => `/${locale}/${String(doc.slug)}` },
        pages: { url: ({ doc }) => `/${String(doc.slug)}` },
      },
    },
    (config) => ({
      ...config,
      collections: [
        ...(config.collections ?? []),
        {
          slug: 'menus',
          access: { read: () => true },
          admin: { useAsTitle: 'title' },
          fields: [
            { name: 'title', type: 'text' },
            { name: 'slug', type: 'text', localized: true },
            { name: 'layout', type: 'blocks', blocks: [qrCodeBlock({ own: true })] },
            {
              name: 'text',
              type: 'richText',
              editor: lexicalEditor({
                features: [BlocksFeature({ inlineBlocks: [qrCodeInlineBlock({ own: true })] })],
              }),
            },
            qrField({ locales: true }),
          ],
          versions: { drafts: true },
        },
        {
          slug: 'plain',
          fields: [{ name: 'layout', type: 'blocks', blocks: [qrCodeBlock({ own: true })] }],
        },
      ],
      localization: { defaultLocale: 'de', locales: ['de', 'en'] },
    }),
  )
})
afterAll(() => site.stop())

const write = async (locale: string, slug: string, id?: ID) => {
  const data = { _status: 'published', layout, slug, title: 'Lunch' } as never
  const asked = { collection: 'menus' as never, data, locale: locale as never }
  const doc = id === undefined ? site.payload.create(asked) : site.payload.update({ ...asked, id })
  return (await doc) as unknown as Menu
}
/** As the public site reads: nobody signed in, access on. */
const read = async (id: ID, locale: string) =>
  (
    await site.payload.find({
      collection: 'menus' as never,
      depth: 0,
      locale: locale as never,
      overrideAccess: false,
      where: { id: { equals: id } },
    })
  ).docs[0] as unknown as Menu

async function leadsTo(code: string): Promise<null | string> {
  const headers = { ...IPHONE, 'x-forwarded-for': '73.162.5.5' }
  const answer = await site.fetch(`/api/q/${code}`, { headers })
  return answer.headers.get('location')?.split('?')[0] ?? null
}
const soonLeads = (code: string, url: string) =>
  until(async () => (await leadsTo(code)) === `https://qr.example${url}` || null)

it('a document has a code for each locale it is published in, which follows its URL there', async () => {
  const { id, qrCode: german } = await write('de', 'mittag')
  const { qrCode: english } = await write('en', 'lunch', id)
  expect(english!.code).not.toBe(german!.code)
  await soonLeads(german!.code, '/de/mittag')
  await soonLeads(english!.code, '/en/lunch')
  await write('en', 'midday', id)
  await soonLeads(english!.code, '/en/midday')
  expect(await leadsTo(german!.code)).toBe('https://qr.example/de/mittag')
  const { docs } = await site.payload.find({ collection: 'qr-codes', sort: 'createdAt' })
  expect(docs.map(({ title }) => title)).toEqual(['Lunch (de)', 'Lunch (en)'])

  // the block that says so shows the code of the locale it is read in
  expect((await read(id, 'de')).layout[0]!.symbol?.code).toBe(german!.code)
  expect((await read(id, 'en')).layout[0]!.symbol?.code).toBe(english!.code)
})

it('whoever edits a code of one locale sees where it leads, not where another does', async () => {
  const { id } = await write('de', 'frueh')
  await write('en', 'early', id)
  const user = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: user })
  const { token } = await site.payload.login({ collection: 'users', data: user })
  const ask = (more: string) =>
    site.fetch(`/api/qr-codes/address?collection=menus&id=${id}${more}`, {
      headers: { authorization: `JWT ${token}` },
    })
  expect(await (await ask('')).json()).toEqual({ url: 'https://qr.example/de/frueh' })
  expect(await (await ask('&destinationLocale=en')).json()).toEqual({
    url: 'https://qr.example/en/early',
  })
  const wrong = await ask('&destinationLocale=xx')
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('locales')])
})

it('a code between words is that of its document as well', async () => {
  const { id, qrCode } = await write('de', 'abend')
  const inline = {
    type: 'inlineBlock',
    fields: { blockType: 'qrCodeInline', id: 'i1', own: true },
    version: 1,
  }
  const paragraph = { type: 'paragraph', children: [inline], format: '', version: 1 }
  await site.payload.update({
    collection: 'menus' as never,
    data: { text: richText(paragraph) } as never,
    id,
  })
  expect(JSON.stringify((await read(id, 'de')).text)).toContain(`"code":"${qrCode!.code}"`)
})

it('where documents have no code of their own no block can show it', async () => {
  const create = site.payload.create({ collection: 'plain' as never, data: { layout } as never })
  await expect(create).rejects.toMatchObject({
    data: { errors: [{ message: expect.stringContaining('qrField()'), path: 'layout.0.own' }] },
  })
})
