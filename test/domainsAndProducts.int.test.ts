import type { CollectionConfig } from 'payload'
import type { Pool } from 'pg'

import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { codesOf } from './codesOf.js'
import { IPHONE } from './phone.js'
import { rawGet } from './rawGet.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// Codes of products that stand on domains, and campaigns with drafts.

type Doc = { code: string; host: null | string; id: number }

const codes = 'qr-codes' as never
const campaigns = 'qr-campaigns' as never

let site: TestPayload
let redirector: Redirector

beforeAll(async () => {
  site = await startPayload({
    domains: [{ url: 'https://go.example', path: '/' }, { url: 'https://b.example' }],
    gs1: { url: 'https://id.example' },
    overrides: {
      campaigns: ({ defaultCollection }): CollectionConfig => ({
        ...defaultCollection,
        versions: { drafts: true },
      }),
    },
    siteURL: 'https://qr.example',
    unknownHosts: 'refuse',
    utm: false,
  })
  redirector = await createRedirector({ config: site.payload.config, port: 0 })
})
afterAll(async () => {
  await redirector.close()
  await site.stop()
})

const { create, update } = codesOf<Doc>(() => site)

const pool = (): Pool => (site.payload.db as unknown as { pool: Pool }).pool

let phones = 0
const ask = (host: string, path: string, headers: Record<string, string> = {}) => {
  phones += 1
  return rawGet(redirector.port, path, {
    ...IPHONE,
    'x-forwarded-for': `73.162.50.${phones}`,
    ...headers,
    host,
  })
}
const to = async (host: string, path: string, headers: Record<string, string> = {}) =>
  (await ask(host, path, headers)).to
const leads = (host: string, path: string, where: null | string) =>
  until(async () => ((await to(host, path)) === where ? true : null))

const download = async (id: number): Promise<void> => {
  const options = optionsOf(site.payload)
  await storeOf(site.payload, options).noteDownload(id)
}

it('a product that nobody told of is found in the database', async () => {
  const { id } = await create('SILENT')
  await leads('qr.example', '/q/SILENT', 'https://silent.example/')
  await pool().query("UPDATE qr_codes SET gs1_key = '(01)09506000134376' WHERE id = $1", [id])
  expect(await to('id.example', '/01/09506000134376')).toBe('https://silent.example/')
})

it('the number of a symbol that was taken stays, whatever its short URL does', async () => {
  const { id } = await create('TAKEN', { gs1: { identifiers: '9506000134352' } })
  await download(id)
  const other = { identifiers: '(01)09506000134369' }
  await expect(update(id, { gs1: other })).rejects.toThrow()
  await expect(update(id, { domain: 'go.example', gs1: other })).rejects.toThrow()
  await update(id, { domain: 'go.example' })
  await update(id, { code: 'TAKEN2' })
  await expect(update(id, { gs1: other })).rejects.toThrow()
  await leads('id.example', '/01/09506000134352', 'https://taken.example/')
})

it('the same where a campaign moves its codes', async () => {
  const campaign = (await site.payload.create({
    collection: campaigns,
    data: { _status: 'published', title: 'Moves' } as never,
  })) as unknown as { id: number }
  const gs1 = { identifiers: '(01)09506000134383' }
  const { id } = await create('MOVED', { campaign: campaign.id, gs1 })
  await download(id)
  await site.payload.update({
    id: campaign.id,
    collection: campaigns,
    data: { _status: 'published', domain: 'b.example' } as never,
  })
  await leads('b.example', '/q/MOVED', 'https://moved.example/')
  await expect(update(id, { gs1: { identifiers: '(01)09506000134390' } })).rejects.toThrow()
})

it('a number is not taken away with its whole group', async () => {
  const gs1 = { identifiers: '(01)09506000134406' }
  const { id } = await create('GROUP', { gs1 })
  await download(id)
  await update(id, { gs1: null }).catch(() => null)
  const { rows } = await pool().query<{ key: string }>('SELECT gs1_key AS key FROM qr_codes WHERE id = $1', [id]) // prettier-ignore
  expect(rows[0]!.key).toBe('(01)09506000134406')
})

it('a domain that was drafted moves the codes of a campaign when it is published', async () => {
  const campaign = (await site.payload.create({
    collection: campaigns,
    data: { _status: 'published', title: 'Drafted' } as never,
  })) as unknown as { id: number }
  await create('DRAFTED', { campaign: campaign.id })
  const save = (data: object, draft: boolean) =>
    site.payload.update({ id: campaign.id, collection: campaigns, data: data as never, draft })
  await save({ _status: 'draft', domain: 'go.example' }, true)
  await leads('qr.example', '/q/DRAFTED', 'https://drafted.example/')
  await save({ _status: 'published' }, false)
  await until(async () => {
    const found = (await site.payload.find({
      collection: codes,
      where: { code: { equals: 'DRAFTED' } },
    })) as unknown as { docs: Doc[] }
    return found.docs[0]!.host === 'go.example' ? true : null
  })
})

it('links of a product that is off are not told by its lots', async () => {
  const gs1 = (identifiers: string, ...links: object[]) => ({ gs1: { identifiers, links } })
  const recipe = (href: string) => ({ href, linkType: 'gs1:recipeInfo', title: 'Recipe' })
  const key = '(01)09506000134413'
  await create('LOT', gs1(`${key}(10)A/B`))
  const { id } = await create('WHOLE', {
    status: 'paused',
    ...gs1(key, recipe('https://secret.example/1'), recipe('https://secret.example/2')),
  })
  const path = '/01/09506000134413/10/A%2FB'
  await leads('id.example', path, 'https://lot.example/')
  for (const query of ['linkType=linkset', 'linkType=gs1:recipeInfo']) {
    const { body } = await ask('id.example', `${path}?${query}`)
    expect(body).not.toContain('secret.example')
    expect(body).not.toContain('whole.example')
  }
  await update(id, { status: 'active' })
  await until(async () => {
    const { body } = await ask('id.example', `${path}?linkType=linkset`)
    return body.includes('secret.example') ? true : null
  })
})

it('a page in between stands before the default link of a language, too', async () => {
  const path = '/01/09506000134420'
  await create('GATED', {
    between: { kind: 'password', password: 'open sesame' },
    gs1: {
      identifiers: '(01)09506000134420',
      links: [
        {
          href: 'https://secret.example/de',
          hreflang: 'de',
          linkType: 'gs1:defaultLinkMulti',
          title: 'Seite',
        },
      ],
    },
  })
  await until(async () => ((await ask('id.example', path)).status === 200 ? true : null))
  const answer = await ask('id.example', path, { 'accept-language': 'de' })
  expect([answer.status, answer.to]).toEqual([200, null])
})

it('hosts that are nobody’s get nothing of the resolver', async () => {
  expect((await ask('evil.example', '/01/09506000134352')).status).toBe(421)
  expect((await ask('evil.example', '/.well-known/gs1resolver')).status).toBe(421)
  expect((await ask('id.example', '/.well-known/gs1resolver')).status).toBe(200)
})

it('a product does not lead to its own number', async () => {
  const self = {
    destination: { type: 'url', url: 'https://id.example/01/09506000134437' },
    gs1: { identifiers: '(01)09506000134437' },
  }
  await expect(create('CIRCLE', self)).rejects.toThrow()
  const link = (linkType: string) => ({
    gs1: {
      identifiers: '(01)09506000134437',
      links: [{ href: 'https://id.example/01/09506000134437', linkType, title: 'Round' }],
    },
  })
  // Asked for in a language, it answers whoever asks for nothing: for ever.
  await expect(create('CIRCLE', link('gs1:defaultLinkMulti'))).rejects.toMatchObject({
    data: { errors: [{ path: 'gs1.links' }] },
  })
  // Over another code as well.
  await create('THERE', {
    destination: { type: 'url', url: 'https://id.example/01/09506000134437' },
  })
  const over = link('gs1:defaultLinkMulti')
  over.gs1.links[0]!.href = 'https://qr.example/q/THERE'
  await expect(create('CIRCLE', over)).rejects.toThrow()
  // Where that leads is the destination.
  await create('CIRCLE', link('gs1:pip'))
})
