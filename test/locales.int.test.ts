import { afterAll, beforeAll, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { startPayload } from './startPayload.js'

let site: TestPayload
beforeAll(async () => {
  site = await startPayload(
    {
      destinations: {
        events: { url: ({ doc, locale }) => `/${locale}/events/${String(doc.slug)}` },
      },
    },
    (config) => ({
      ...config,
      collections: [
        ...(config.collections ?? []),
        { slug: 'events', fields: [{ name: 'slug', type: 'text', localized: true }] },
      ],
      localization: { defaultLocale: 'de', locales: ['de', 'en'] },
    }),
  )
})
afterAll(() => site.stop())

it('the address of a document is made of the default locale, and named it, wherever it is asked for', async () => {
  const { payload } = site
  const collection = 'events' as never
  const { id } = await payload.create({ collection, data: { slug: 'fest' } as never, locale: 'de' as never }) // prettier-ignore
  await payload.update({ id, collection, data: { slug: 'party' } as never, locale: 'en' as never })
  const destination = { type: 'reference', reference: { relationTo: 'events', value: id } }
  await payload.create({
    collection: 'qr-codes',
    data: { code: 'FEST', destination, title: 'Fest', utm: { off: true } } as never,
    locale: 'en' as never,
  })
  const scanned = (await site.fetch('/api/q/FEST')).headers.get('location')
  expect(scanned).toBe('https://qr.example/de/events/fest')
  const user = { email: 'a@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data: user })
  const { token } = await payload.login({ collection: 'users', data: user })
  const shown = await site.fetch(`/api/qr-codes/address?collection=events&id=${id}&locale=en`, {
    headers: { authorization: `JWT ${token}` },
  })
  expect(await shown.json()).toEqual({ url: scanned })
})
