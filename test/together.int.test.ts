import type { Config } from 'payload'

import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { importExportPlugin } from '@payloadcms/plugin-import-export'
import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { generateTypes } from 'payload/node'
// Its latest version names an older Payload as its only peer; under its own name Payload's version
// check would refuse every start of the demo and the tests.
import { seoPlugin } from 'plugin-seo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'

import { flushScans } from '../plugin/index.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'payload-plugin-qr-together-'))
const outputFile = path.join(folder, 'payload-types.ts')

let site: TestPayload
const tokens: Record<string, string> = {}
const tenants: Record<string, ID> = {}

/** Every other plugin before ours and after ours: the order in the list must not matter. */
const withOthers = (config: Config): Config => ({
  ...config,
  collections: [
    ...(config.collections ?? []),
    { slug: 'tenants', fields: [{ name: 'name', type: 'text' }] },
  ],
  editor: lexicalEditor(),
  plugins: [
    multiTenantPlugin({
      collections: { pages: {}, 'qr-campaigns': {}, 'qr-codes': {} },
      tenantsArrayField: { includeDefaultField: true },
      userHasAccessToAllTenants: (user) => (user as { role?: string }).role === 'admin',
    }),
    formBuilderPlugin({}),
    ...(config.plugins ?? []),
    importExportPlugin({ collections: [{ slug: 'pages' }, { slug: 'qr-codes' }] }),
    seoPlugin({ collections: ['pages'] }),
  ],
  typescript: { autoGenerate: false, outputFile },
})

const create = async (collection: string, data: Record<string, unknown>): Promise<ID> =>
  (await site.payload.create({ collection, data })).id

beforeAll(async () => {
  site = await startPayload({}, withOthers)
  for (const name of ['east', 'west']) {
    tenants[name] = await create('tenants', { name })
    const email = `${name}@example.com`
    await create('users', { email, password: 'secret', tenants: [{ tenant: tenants[name] }] })
    const login = { collection: 'users', data: { email, password: 'secret' } } as const
    tokens[name] = (await site.payload.login(login)).token!
    await create('qr-codes', {
      code: name,
      destination: { type: 'url', url: 'https://tickets.example/' },
      tenant: tenants[name],
      title: name,
    })
  }
})
afterAll(async () => {
  await site?.stop()
  rmSync(folder, { force: true, recursive: true })
})

const read = async (as: string, url: string) => {
  const headers = { authorization: `JWT ${tokens[as]}` }
  const response = await site.fetch(url, { headers })
  return { body: (await response.json()) as Record<string, unknown>, status: response.status }
}
const codesIn = async (as: string, collection: string) => {
  const { body } = await read(as, `/api/${collection}?depth=0`)
  return (body.docs as { code: string }[]).map(({ code }) => code)
}

describe('with multi-tenant, form builder, import and export, SEO', () => {
  it('gives codes and campaigns their tenant, whatever the order of the plugins', () => {
    const names = (slug: string) =>
      site.payload.collections[slug]!.config.flattenedFields.map(({ name }) => name)
    expect(names('qr-codes')).toContain('tenant')
    expect(names('qr-campaigns')).toContain('tenant')
    expect(names('pages')).toEqual(expect.arrayContaining(['tenant', 'meta']))
    expect(Object.keys(site.payload.collections)).toEqual(
      expect.arrayContaining(['forms', 'form-submissions', 'exports', 'imports']),
    )
  })

  it('scans lead on, and are seen by those alone who may read the code', async () => {
    for (const code of ['EAST', 'WEST']) {
      const headers = { ...IPHONE, 'x-forwarded-for': '73.162.10.20' }
      const { status } = await site.fetch(`/api/q/${code}`, { headers })
      expect(status).toBe(302)
    }
    await flushScans(site.payload)
    for (const name of ['east', 'west']) {
      expect(await codesIn(name, 'qr-codes')).toEqual([name.toUpperCase()])
      expect(await codesIn(name, 'qr-scans')).toEqual([name.toUpperCase()])
    }
  })

  it('counts for a tenant what it may read, not the scans of others', async () => {
    const { body, status } = await read('east', '/api/qr-scans/stats')
    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 1 })
  })

  it("the host's types know our collections and their tenants", async () => {
    await generateTypes(site.payload.config, { log: false })
    const types = readFileSync(outputFile, 'utf8')
    for (const slug of ['qr-codes', 'qr-campaigns', 'qr-scans']) {
      expect(types).toMatch(new RegExp(`'${slug}': \\w+;`))
    }
    const code = /export interface QrCode \{[\s\S]*?\n\}/.exec(types)![0]
    expect(code).toMatch(/\n {2}tenant\?: /)
    expect(code).toMatch(/\n {2}code\?: string/)
  })
})
