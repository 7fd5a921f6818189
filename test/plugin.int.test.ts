import { afterEach, describe, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { startPayload } from './startPayload.js'

let site: TestPayload | undefined
afterEach(async () => {
  await site?.stop()
  site = undefined
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
      endpoints: [{ handler: () => new Response('mine'), method: 'get', path: '/q/:code' }],
      i18n: { translations: { en: { 'plugin-qr': { title: 'Name' } } } } as never,
      logger: logger as never,
    }))
    expect(await (await site.fetch('/api/q/anything')).text()).toBe('mine')
    // ours beside it still stands
    expect((await site.fetch('/api/q/nope', { method: 'HEAD' })).status).toBe(404)
    expect(said.filter((line) => line.includes('/q/:code'))).toHaveLength(1)
    const texts = site.payload.config.i18n.translations as Record<
      string,
      Record<string, Record<string, string>>
    >
    expect(texts.en!['plugin-qr']!.title).toBe('Name')
    expect(texts.en!['plugin-qr']!.scans).toBe('Scans')
  })

  it('keeps a collection of the same slug and says how to rename ours', async () => {
    const { logger, said } = warnings()
    site = await startPayload({}, (config) => ({
      ...config,
      collections: [
        ...(config.collections ?? []),
        { slug: 'qr-scans', fields: [{ name: 'mine', type: 'text' }] },
      ],
      logger: logger as never,
    }))
    expect(site.payload.collections['qr-scans']!.config.fields[0]).toMatchObject({ name: 'mine' })
    expect(said.filter((line) => line.includes('options.slugs'))).toHaveLength(1)
  })
})

describe('options', () => {
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
    const { flushScans } = await import('../plugin/index.js')
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

  it('stops start-up for a destination collection that is not there', async () => {
    await expect(startPayload({ destinations: { posts: { url: () => '/' } } })).rejects.toThrow(
      /options\.destinations\.posts got/,
    )
  })
})
