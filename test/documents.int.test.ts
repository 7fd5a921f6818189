import type { Config } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { freshDatabase } from './freshDatabase.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

/** A host whose own hook stumbles over one of its documents. */
const stumbling = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map((collection) =>
    collection.slug === 'pages'
      ? {
          ...collection,
          hooks: {
            afterRead: [
              ({ doc }) => {
                if (doc.slug === 'odd') throw new TypeError('No such thing')
                return doc
              },
            ],
          },
        }
      : collection,
  ),
})

let site: TestPayload
let next: TestPayload
beforeAll(async () => {
  site = await startPayload()
  for (const slug of ['even', 'odd']) {
    const page = await site.payload.create({
      collection: 'pages',
      data: { _status: 'published', slug },
    })
    const reference = { relationTo: 'pages', value: page.id }
    const data = { code: slug, destination: { reference, type: 'reference' }, title: slug }
    await site.payload.create({ collection: 'qr-codes', data })
  }
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'PLAIN', destination, title: 'Plain' }
  await site.payload.create({ collection: 'qr-codes', data })
  next = await startPayload({}, stumbling, `${site.uri}?application_name=next`)
})
afterAll(async () => {
  await next?.stop()
  await site?.stop()
})

it('a document that a hook of the host stumbles over takes no other code off the air', async () => {
  await until(async () => (runtimeOf(next.payload).directory.state().loaded ? true : null))
  const locations = await Promise.all(
    ['PLAIN', 'EVEN', 'ODD'].map(async (code) => {
      const response = await next.fetch(`/api/q/${code}`, { headers: IPHONE })
      return response.headers.get('location')?.split('?')[0]
    }),
  )
  expect(locations).toEqual([
    'https://tickets.example/',
    'https://qr.example/even',
    'https://qr.example/odd',
  ])
})

it('a document is read where it was written, not from a replica that may lag behind', async () => {
  const lagging = await freshDatabase()
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  await (await startPayload({}, undefined, lagging)).stop()
  vi.unstubAllEnvs()
  const uri = `${site.uri}?application_name=replicas`
  const behind = await startPayload(
    {},
    (config) => ({
      ...config,
      db: postgresAdapter({
        pool: { connectionString: uri },
        push: false,
        readReplicas: [lagging],
      }),
    }),
    uri,
  )
  try {
    const { docs } = await behind.payload.find({ collection: 'pages' })
    expect(docs).toEqual([])
    await until(async () => (runtimeOf(behind.payload).directory.state().loaded ? true : null))
    const { headers } = await behind.fetch('/api/q/EVEN', { headers: IPHONE })
    expect(headers.get('location')).toMatch(/^https:\/\/qr\.example\/even/)
  } finally {
    await behind.stop()
  }
})
