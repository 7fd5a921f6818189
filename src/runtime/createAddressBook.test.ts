import type { BasePayload } from 'payload'

import { expect, it, vi } from 'vitest'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Doc } from './readDocuments.js'

import { sanitizeOptions } from '../options/sanitizeOptions.js'
import { createAddressBook } from './createAddressBook.js'

type URLOf = QROptions['destinations'][string]['url']

const warn = vi.fn()
const payload = { config: {}, logger: { warn } } as unknown as BasePayload
const bookWith = (url: URLOf) =>
  createAddressBook(
    payload,
    sanitizeOptions({ destinations: { pages: { url } }, siteURL: 'https://site.example' }),
  )
const pages = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, id) => [
      `pages:${id}`,
      { collection: 'pages', doc: { id, slug: `page-${id}` } as Doc },
    ]),
  )

it('makes the address of every document, a few at a time', async () => {
  let now = 0
  let most = 0
  const book = bookWith(async ({ doc }) => {
    most = Math.max(most, (now += 1))
    await new Promise((resolve) => setImmediate(resolve))
    now -= 1
    return doc.id === 7 ? null : `/${String(doc.slug)}`
  })
  const addresses = await book.read(pages(200))
  expect(addresses.size).toBe(200)
  expect(addresses.get('pages:7')).toBeNull()
  expect(addresses.get('pages:199')).toBe('https://site.example/page-199')
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(25)
})

it.each<[string, URLOf]>([
  ['throws', () => Promise.reject(new Error('secret'))],
  ['never answers', () => new Promise<never>(() => {})],
])('keeps the last address where the function of the host %s', async (_, fails) => {
  vi.useFakeTimers()
  let url: URLOf = ({ doc }) => `/${String(doc.slug)}`
  const book = bookWith((args) => url(args))
  const before = await book.read(pages(2))
  url = (args) => (args.doc.id === 0 ? fails(args) : '/moved')
  const reading = book.read(pages(3))
  await vi.advanceTimersByTimeAsync(5000)
  expect(await reading).toEqual(
    new Map([
      ['pages:0', before.get('pages:0')],
      ['pages:1', 'https://site.example/moved'],
      ['pages:2', 'https://site.example/moved'],
    ]),
  )
  expect(warn).toHaveBeenCalled()
  // A document that has no address any more keeps none.
  url = () => null
  await book.read(pages(1))
  url = fails
  const last = book.read(pages(1))
  await vi.advanceTimersByTimeAsync(5000)
  expect((await last).get('pages:0')).toBeNull()
  vi.useRealTimers()
})
