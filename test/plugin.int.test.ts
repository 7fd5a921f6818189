import { afterEach, describe, expect, it, vi } from 'vitest'

import type { QRPluginOptions } from '../src/options/types.js'
import type { TestPayload } from './startPayload.js'

import { flushScans, qrPlugin } from '../plugin/index.js'
import { startPayload } from './startPayload.js'

let site: TestPayload | undefined
afterEach(async () => {
  await site?.stop()
  site = undefined
  vi.unstubAllEnvs()
})

const warnings = (): { logger: object; said: string[] } => {
  const said: string[] = []
  const keep = (message: unknown) => void said.push(String(message))
  const logger = {
    debug: keep,
    error: keep,
    fatal: keep,
    info: () => {},
    level: 'warn',
    silent: keep,
    trace: keep,
    warn: keep,
  }
  return { logger: { ...logger, child: () => logger }, said }
}

describe('the host wins', () => {
  it('keeps its own endpoint, collection and translation, with one warning each', async () => {
    const { logger, said } = warnings()
    site = await startPayload({}, (config) => ({
      ...config,
      // asked for the same requests, whatever its parameter is called
      endpoints: [{ handler: () => new Response('mine'), method: 'get', path: '/q/:slug' }],
      i18n: {
        translations: {
          en: { general: { yes: 'Yep' }, 'plugin-qr': { ours: 'x', title: 'Name' } },
        },
      } as never,
      logger: logger as never,
    }))
    expect(await (await site.fetch('/api/q/anything')).text()).toBe('mine')
    // ours beside it still stands
    expect((await site.fetch('/api/q/nope', { method: 'HEAD' })).status).toBe(404)
    expect(said.filter((line) => line.includes('GET /q/:slug'))).toHaveLength(1)
    const texts = site.payload.config.i18n.translations as Record<
      string,
      Record<string, Record<string, string>>
    >
    expect(texts.en!['plugin-qr']!.title).toBe('Name')
    expect(texts.en!['plugin-qr']!.scans).toBe('Scans')
    expect(said.filter((line) => line.includes('translations'))).toEqual([
      "payload-plugin-qr: the host's own translations win over ours: en.plugin-qr:title",
    ])
  })

  it('keeps a collection that stands in the way of our endpoints, and says so', async () => {
    const { logger, said } = warnings()
    site = await startPayload({}, (config) => ({
      ...config,
      collections: [...(config.collections ?? []), { slug: 'q', fields: [] }],
      logger: logger as never,
    }))
    expect((await site.fetch('/api/q')).status).toBe(403)
    expect(said.filter((line) => line.includes('collection "q"'))).toHaveLength(1)
  })
})

describe('a collection of the host’s with a slug of ours stops start-up, with the path', () => {
  const start = (slug: string, slugs: QRPluginOptions['slugs'] = {}, disabled = false) =>
    startPayload({ disabled, slugs }, (config) => ({
      ...config,
      collections: [
        ...(config.collections ?? []),
        { slug, fields: [{ name: 'mine', type: 'text' }] },
      ],
    }))

  it.each([
    ['qr-scans', {}, 'options.slugs.scans got "qr-scans", takes a slug that no other collection'],
    ['links', { codes: 'links' }, 'options.slugs.codes got "links"'],
    // that option takes no such name
    ['qr-places', {}, 'collections got "qr-places", takes another slug there'],
  ])('%s', async (slug, slugs, message) => {
    await expect(start(slug, slugs)).rejects.toThrow(message)
    await expect(start(slug, slugs, true)).rejects.toThrow(message)
  })
})

it('has a name other plugins find it by, and runs before those that extend collections', () => {
  const { order, slug } = qrPlugin({})
  expect([slug, order]).toEqual(['payload-plugin-qr', -10])
})

describe('options', () => {
  it('people go to the plugin’s fallback while a code is off and has none of its own', async () => {
    site = await startPayload({ fallbackURL: 'https://example.com/all' })
    const { fetch, payload } = site
    const destination = { type: 'url', url: 'https://example.com/shop' }
    const own = 'https://example.com/own'
    for (const [code, data] of [
      ['PLUGINS', {}],
      ['EMPTY', { fallbackURL: '' }],
      ['OWN', { fallbackURL: own }],
    ] as const) {
      const paused = { code, destination, status: 'paused', title: code, ...data }
      await payload.create({ collection: 'qr-codes', data: paused })
    }
    const leadsTo = async (code: string) => (await fetch(`/api/q/${code}`)).headers.get('location')
    expect(await leadsTo('PLUGINS')).toBe('https://example.com/all')
    expect(await leadsTo('EMPTY')).toBe('https://example.com/all')
    expect(await leadsTo('OWN')).toBe(own)
    expect((await fetch('/api/q/NONE')).status).toBe(404)
  })

  it('renames slugs, takes overrides and still records scans', async () => {
    site = await startPayload({
      overrides: {
        codes: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [...defaultCollection.fields, { name: 'printer', type: 'text' }],
        }),
      },
      slugs: { campaigns: 'drives', codes: 'links', scans: 'hits' },
    })
    const created = (await site.payload.create({
      collection: 'links',
      data: {
        title: 'X',
        destination: { type: 'url', url: 'https://example.com' },
        printer: 'Ann',
      },
    })) as unknown as { code: string; printer: string }
    expect(created.printer).toBe('Ann')
    expect((await site.fetch(`/api/q/${created.code}`)).status).toBe(302)
    await flushScans(site.payload)
    expect((await site.payload.count({ collection: 'hits' })).totalDocs).toBe(1)
  })

  it('disabled keeps the collections and answers nothing', async () => {
    site = await startPayload({ disabled: true })
    expect(Object.keys(site.payload.collections)).toEqual(
      expect.arrayContaining([
        'qr-codes',
        'qr-scans',
        'qr-campaigns',
        'qr-counters',
        'qr-visitors',
      ]),
    )
    expect((await site.fetch('/api/q/ANY')).status).toBe(404)
    expect((await site.fetch('/api/qr/health')).status).toBe(404)
  })

  it('disabled keeps the schema, that of background jobs as well, and their work waits', async () => {
    vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
    const everything = {
      attribution: { hosts: ['tickets.example'] },
      hubspot: { accessToken: 'pat-of-the-test', events: true },
      ticketing: { stripe: { secret: 'whsec-of-the-test' } },
    }
    const schemaOf = ({ payload }: TestPayload) => {
      const { enums, rawTables } = payload.db as unknown as {
        enums: Record<string, { enumValues: string[] }>
        rawTables: Record<string, object>
      }
      const values = Object.entries(enums).map(([name, { enumValues }]) => [name, enumValues])
      return JSON.parse(JSON.stringify({ rawTables, values })) as object
    }
    site = await startPayload(everything)
    const enabled = schemaOf(site)
    await site.stop()
    site = await startPayload({ ...everything, disabled: true })
    expect(schemaOf(site)).toEqual(enabled)
    // what asks for background work still can, and nothing is done
    await site.payload.create({ collection: 'qr-contacts', data: { email: 'a@example.com' } })
    await site.payload.jobs.run()
    const { docs } = await site.payload.find({ collection: 'payload-jobs' as never })
    expect(docs.filter((job) => (job as { hasError?: boolean }).hasError)).toEqual([])
  })

  it('stops start-up for a path that is Payload’s own', async () => {
    await expect(startPayload({ path: '/admin' })).rejects.toThrow(
      `options.path got "/admin", takes a path of its own: that one is Payload's`,
    )
  })

  it('stops start-up for a destination collection that is not there', async () => {
    await expect(startPayload({ destinations: { posts: { url: () => '/' } } })).rejects.toThrow(
      /options\.destinations\.posts got/,
    )
  })
})
