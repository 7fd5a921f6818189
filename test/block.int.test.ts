import type { Config } from 'payload'

import { BlocksFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import { RichText } from '@payloadcms/richtext-lexical/react'
import { qrCodeBlock } from 'payload-plugin-qr'
import { QRCode, type QRCodeBlockData, qrCodeJSXConverters } from 'payload-plugin-qr/react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { richText } from '../app/demo/content/richText.js'
import { decodeSVG } from './decode/decodeSVG.js'
import { startPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'

type Article = { id: ID; layout: QRCodeBlockData[]; text: unknown }

let site: TestPayload
const folder = temporaryFolder()

const withArticles = (config: Config): Config => ({
  ...config,
  collections: [
    ...(config.collections ?? []),
    {
      slug: 'media',
      access: { read: ({ req }) => Boolean(req.user) },
      fields: [],
      upload: { staticDir: folder },
    },
    {
      slug: 'articles',
      access: { read: () => true },
      fields: [
        { name: 'layout', type: 'blocks', blocks: [qrCodeBlock()] },
        {
          name: 'text',
          type: 'richText',
          editor: lexicalEditor({ features: [BlocksFeature({ blocks: [qrCodeBlock()] })] }),
        },
      ],
      versions: { drafts: true },
    },
  ],
})

beforeAll(async () => {
  site = await startPayload(
    {
      access: { codes: { read: ({ req }) => Boolean(req.user) } },
      symbol: { logos: 'media' },
    },
    withArticles,
  )
})
afterAll(() => site.stop())

const createCode = async (code: string) =>
  (await site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://example.com/' }, title: 'Inside name' },
  })) as unknown as { id: ID; printedURL: string; shortURL: string }

const lexicalBlock = (fields: object) =>
  richText({
    type: 'block',
    fields: { id: 'b1', blockName: '', blockType: 'qrCode', ...fields },
    format: '',
    version: 2,
  })

const createArticle = async (code: ID, data: object = {}) =>
  (await site.payload.create({
    collection: 'articles' as 'pages',
    data: {
      _status: 'published',
      layout: [{ blockType: 'qrCode', caption: 'Tickets', qrCode: code, size: 'small' }],
      text: lexicalBlock({ qrCode: code }),
      ...data,
    } as object,
  })) as unknown as Article

/** As the public site reads: nobody signed in, access on. */
const read = async (id: ID, more: object = {}) =>
  (await site.payload.findByID({
    id,
    collection: 'articles' as 'pages',
    overrideAccess: false,
    ...more,
  })) as unknown as Article

const drawn = (article: Article) => ({
  block: renderToStaticMarkup(createElement(QRCode, article.layout[0])),
  text: renderToStaticMarkup(
    createElement(RichText, {
      converters: ({ defaultConverters }) => ({ ...defaultConverters, ...qrCodeJSXConverters() }),
      data: article.text as never,
    }),
  ),
})

const svgOf = (html: string) => /<svg.*<\/svg>/.exec(html)?.[0] ?? ''

describe('a code', () => {
  it('says its short URL wherever it is read', async () => {
    const made = await createCode('SHORT')
    expect(made).toMatchObject({
      printedURL: 'https://QR.EXAMPLE/Q/SHORT',
      shortURL: 'https://qr.example/q/SHORT',
    })
  })
})

describe('the QR block', () => {
  it('is drawn in the design of its code, with all that is inherited', async () => {
    const create = async (collection: string, data: object) =>
      (
        (await site.payload.create({
          collection: collection as 'qr-codes',
          data: data as never,
        })) as unknown as { id: ID }
      ).id
    const preset = await create('qr-designs', {
      design: { foreground: '#0b3d2e', modules: 'dots' },
      title: 'House style',
    })
    const campaign = await create('qr-campaigns', { preset, title: 'Autumn' })
    const { id } = await createCode('STYLED')
    await site.payload.update({
      id,
      collection: 'qr-codes',
      data: { campaign, design: { eyeColour: '#aa0000' } } as never,
    })
    const article = await read((await createArticle(id)).id, { depth: 0 })
    expect(article.layout[0]!.symbol!.design).toEqual({
      eyeColour: '#aa0000',
      foreground: '#0b3d2e',
      modules: 'dots',
    })
    for (const html of Object.values(drawn(article))) {
      expect(await decodeSVG(svgOf(html))).toBe('https://QR.EXAMPLE/Q/STYLED')
      expect(html).toMatch(/fill="#0b3d2e".*fill="#aa0000"/)
    }
    expect(JSON.stringify(article)).not.toMatch(/House style|Autumn/)
  })

  it('has the logo of its code in it, for visitors who may read neither', async () => {
    const red = { background: '#c8102e', channels: 3, height: 40, width: 40 } as const
    const data = await sharp({ create: red }).png().toBuffer()
    const { id: logo } = (await site.payload.create({
      collection: 'media' as 'pages',
      data: {} as object,
      file: { name: 'crest.png', data, mimetype: 'image/png', size: data.length },
    })) as unknown as { id: ID }
    const { id } = await createCode('CREST')
    await site.payload.update({ id, collection: 'qr-codes', data: { logo } as never })
    const article = await read((await createArticle(id)).id, { depth: 0 })
    for (const html of Object.values(drawn(article))) {
      expect(await decodeSVG(svgOf(html))).toBe('https://QR.EXAMPLE/Q/CREST')
      const [, picture] = /<image[^>]+href="data:image\/png;base64,([^"]+)"/.exec(html)!
      const { channels } = await sharp(Buffer.from(picture!, 'base64')).stats()
      expect(channels.slice(0, 3).map(({ mean }) => Math.round(mean))).toEqual([0xc8, 0x10, 0x2e])
    }
    // Its own pixels, and nothing of where they lie.
    expect(JSON.stringify(article)).not.toContain('crest.png')
  })

  it.each([0, 1])('is drawn for visitors who may not read codes, at depth %i', async (depth) => {
    const code = await createCode(`VISITOR${depth}`)
    const article = await read((await createArticle(code.id)).id, { depth })
    const { block, text } = drawn(article)
    for (const html of [block, text]) {
      expect(await decodeSVG(svgOf(html))).toBe(`https://QR.EXAMPLE/Q/VISITOR${depth}`)
      expect(html).toContain(`href="https://qr.example/q/VISITOR${depth}?qr_via=block"`)
    }
    expect(block).toContain('width="128"')
    expect(block).toContain('aria-label="QR code: Tickets"')
    // the code's name is the team's, and so is everything else about it
    expect(JSON.stringify(article)).not.toContain('Inside name')
  })

  it('is drawn in drafts', async () => {
    const [one, two] = [await createCode('DRAFT1'), await createCode('DRAFT2')]
    const { id } = await createArticle(one.id)
    await site.payload.update({
      id,
      collection: 'articles' as 'pages',
      data: {
        layout: [{ blockType: 'qrCode', qrCode: two.id }],
        text: lexicalBlock({ qrCode: two.id }),
      } as object,
      draft: true,
    })
    const draft = await read(id, { draft: true, overrideAccess: true })
    expect(draft.layout[0]!.symbol).toMatchObject({ code: 'DRAFT2' })
    expect(drawn(draft).text).toContain('/q/DRAFT2')
    expect((await read(id)).layout[0]!.symbol).toMatchObject({ code: 'DRAFT1' })
  })

  it('follows its code: nothing while it is in the trash or deleted, drawn again once restored', async () => {
    const code = await createCode('TRASH')
    const { id } = await createArticle(code.id)
    const trash = (deletedAt: null | string) =>
      site.payload.update({ id: code.id, collection: 'qr-codes', data: { deletedAt }, trash: true })
    await trash(new Date().toISOString())
    expect(drawn(await read(id))).toEqual({ block: '', text: expect.not.stringContaining('<svg') })
    await trash(null)
    expect(drawn(await read(id)).block).toContain('/q/TRASH')
    await site.payload.delete({ id: code.id, collection: 'qr-codes' })
    expect(drawn(await read(id))).toEqual({ block: '', text: expect.not.stringContaining('<svg') })
  })

  it('stores nothing but the choice', async () => {
    const code = await createCode('STORED')
    const symbol = { code: 'EVIL', shortURL: 'https://evil.example/' }
    const { id } = await createArticle(code.id, {
      layout: [{ blockType: 'qrCode', qrCode: code.id, symbol }],
      text: lexicalBlock({ qrCode: code.id, symbol }),
    })
    expect(JSON.stringify(await read(id))).not.toContain('evil')
    const stored = await site.payload.db.findOne({
      collection: 'articles',
      where: { id: { equals: id } },
    })
    expect(JSON.stringify(stored)).not.toMatch(/symbol|evil/)
  })

  it('wants a code, and one that exists', async () => {
    await expect(createArticle(null as never)).rejects.toMatchObject({
      data: {
        errors: expect.arrayContaining([
          {
            label: expect.any(String),
            message: 'Choose a QR code for this block, or remove the block.',
            path: 'layout.0.qrCode',
          },
        ]),
      },
    })
  })

  it('reads all codes of a page in one query', async () => {
    const codes = await Promise.all(['Q1', 'Q2', 'Q3'].map((code) => createCode(`MANY${code}`)))
    const { id } = await createArticle(codes[0]!.id, {
      layout: codes.map((code) => ({ blockType: 'qrCode', qrCode: code.id })),
    })
    const find = site.payload.db.find
    let asked = 0
    site.payload.db.find = ((args: { collection: string }) => {
      if (args.collection === 'qr-codes') asked++
      return find.call(site.payload.db, args as never)
    }) as typeof find
    try {
      const { layout } = await read(id, { depth: 0 })
      expect(layout.map(({ symbol }) => symbol?.code)).toEqual(['MANYQ1', 'MANYQ2', 'MANYQ3'])
      expect(asked).toBe(1)
    } finally {
      site.payload.db.find = find
    }
  })

  it('waits for a code that is not published yet', async () => {
    const drafts = await startPayload(
      {
        overrides: {
          codes: ({ defaultCollection }) => ({ ...defaultCollection, versions: { drafts: true } }),
        },
      },
      withArticles,
    )
    try {
      const { id } = await drafts.payload.create({
        collection: 'qr-codes',
        data: {
          code: 'LATER',
          destination: { type: 'url', url: 'https://example.com/' },
          title: 'x',
        },
        draft: true,
      })
      const article = await drafts.payload.create({
        collection: 'articles' as 'pages',
        data: { layout: [{ blockType: 'qrCode', qrCode: id }] } as object,
      })
      const symbol = async () => {
        const doc = await drafts.payload.findByID({
          id: article.id,
          collection: 'articles' as 'pages',
        })
        return (doc as unknown as Article).layout[0]!.symbol
      }
      expect(await symbol()).toBeNull()
      await drafts.payload.update({ id, collection: 'qr-codes', data: { _status: 'published' } })
      expect(await symbol()).toMatchObject({ code: 'LATER' })
    } finally {
      await drafts.stop()
    }
  })

  it('is a new block each time', () => {
    expect(qrCodeBlock()).not.toBe(qrCodeBlock())
    expect(qrCodeBlock().fields[0]).not.toBe(qrCodeBlock().fields[0])
  })
})
