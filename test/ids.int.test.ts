import type { Config, Endpoint } from 'payload'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { afterEach, expect, it, vi } from 'vitest'

import type { QRPluginOptions } from '../src/options/types.js'
import type { TestPayload } from './startPayload.js'

import { qrPlugin } from '../plugin/index.js'
import { freshDatabase } from './freshDatabase.js'
import { startPayload } from './startPayload.js'

const OPTIONS: QRPluginOptions = {
  access: { contacts: ({ req }) => Boolean(req.user) },
  attribution: { hosts: ['tickets.example'] },
  contacts: true,
  destinations: { pages: { url: () => '/' } },
  siteURL: 'https://qr.example',
  ticketing: { stripe: { secret: 'whsec-of-the-test' } },
}

/** No id of any row: of the wrong kind, too large, or nobody's. */
const WRONG = [
  '0',
  '-1',
  '1.5',
  '0x10',
  '1e3',
  ' 1',
  '2147483648',
  '99999999999',
  '9'.repeat(40),
  'NaN',
  'abc',
  "1' OR '1'='1",
  '00000000-0000-4000-8000-000000000000',
  '-'.repeat(36),
  '\u0000',
]

/** Query parameters that name a document. */
const PARAMETERS = ['after', 'campaign', 'code', 'folder', 'id', 'ids']

let site: TestPayload | undefined
afterEach(async () => {
  await site?.stop()
  site = undefined
  vi.unstubAllEnvs()
})

/** Every endpoint the plugin adds, with its path below `/api`. */
async function endpointsOf(options: QRPluginOptions): Promise<Pick<Endpoint, 'method' | 'path'>[]> {
  const host = {
    collections: [{ slug: 'pages', fields: [] }],
    db: { name: 'postgres' },
    secret: 'test-secret',
  } as unknown as Config
  const { collections = [], endpoints = [] } = await qrPlugin(options)(host)
  return [
    ...endpoints,
    ...collections.flatMap(({ endpoints: own, slug }) =>
      (own || []).map(({ method, path }) => ({ method, path: `/${slug}${path}` })),
    ),
  ]
}

async function signIn({ payload }: TestPayload): Promise<string> {
  const data = { email: 'a@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data })
  return (await payload.login({ collection: 'users', data })).token as string
}

it.each(['serial', 'uuid'] as const)(
  'no endpoint fails at an id no row can have, with ids of the kind %s',
  async (idType) => {
    vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
    const uri = await freshDatabase()
    const db = postgresAdapter({ idType, pool: { connectionString: uri } })
    const folders = { browseByFolder: false }
    site = await startPayload(
      { ...OPTIONS, overrides: { codes: ({ defaultCollection }) => ({ ...defaultCollection, folders: true }) } }, // prettier-ignore
      (config) => ({ ...config, db, folders }),
      uri,
    )
    const headers = { authorization: `JWT ${await signIn(site)}`, 'content-type': 'application/json' } // prettier-ignore
    const endpoints = await endpointsOf(OPTIONS)
    const named = endpoints.filter(({ path }) => path.includes('/:id'))
    expect(named.length).toBeGreaterThan(6)
    expect(endpoints.length - named.length).toBeGreaterThan(10)

    const answers: string[] = []
    const ask = async (method: string, path: string, id: string) => {
      const body = { confirm: true, id, status: 'paused' }
      const { status } = await (site as TestPayload).fetch(`/api${path}`, {
        headers,
        method: method.toUpperCase(),
        ...(method === 'post' ? { body: JSON.stringify(body) } : {}),
      })
      answers.push(`${status} ${method} ${path}`)
      return status
    }
    for (const { method, path } of named) {
      for (const id of WRONG) {
        const status = await ask(method, path.replace(':id', encodeURIComponent(id)), id)
        expect(status, answers.at(-1)).toBe(404)
      }
    }
    for (const { method, path } of endpoints) {
      if (path.includes(':') || (method !== 'get' && method !== 'post')) continue
      for (const id of WRONG) {
        if (method === 'post') await ask(method, path, id)
        else {
          for (const name of PARAMETERS) {
            await ask(method, `${path}?${name}=${encodeURIComponent(id)}&collection=pages`, id)
          }
        }
      }
    }
    expect(answers.filter((answer) => answer.startsWith('5'))).toEqual([])
  },
)

it('ids above 999,999,999 are ids', async () => {
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  site = await startPayload()
  const headers = { authorization: `JWT ${await signIn(site)}` }
  const id = 2_000_000_001
  const { drizzle } = site.payload.db as unknown as { drizzle: { execute: (sql: string) => unknown } } // prettier-ignore
  await drizzle.execute(`ALTER SEQUENCE qr_codes_id_seq RESTART WITH ${id}`)
  await site.payload.create({
    collection: 'qr-codes',
    data: { destination: { type: 'url', url: 'https://example.com' }, title: 'Late' },
  })
  for (const path of [`health?ids=${id}`, `${id}/stats`, `${id}/image`]) {
    expect((await site.fetch(`/api/qr-codes/${path}`, { headers })).status).toBe(200)
  }
  const filtered = await site.fetch(`/api/qr-scans/stats?code=${id}`, { headers })
  expect(filtered.status).toBe(200)
})
