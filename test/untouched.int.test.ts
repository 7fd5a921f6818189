import type { CollectionConfig } from 'payload'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { LOADED } from '../src/hooks/form/loadedValues.js'
import { startPayload } from './startPayload.js'

type Doc = Record<string, unknown> & { id: ID }

let site: TestPayload
let headers: Record<string, string>
let partner: Record<string, string>

const tokenOf = async (role: string) => {
  const data = { email: `${role}@qr.example`, password: 'secret' }
  await site.payload.create({ collection: 'users', data: { ...data, role } })
  const { token } = await site.payload.login({ collection: 'users', data })
  return {
    'Accept-Language': 'en',
    Authorization: `JWT ${token}`,
    'Content-Type': 'application/json',
  }
}

beforeAll(async () => {
  site = await startPayload({
    access: {
      contacts: ({ req }: { req: { user?: { role?: string } } }) => req.user?.role === 'admin',
    },
    contacts: true,
    overrides: {
      codes: ({ defaultCollection: collection }: { defaultCollection: CollectionConfig }) => ({
        ...collection,
        fields: [
          ...collection.fields,
          {
            name: 'memo',
            type: 'text',
            access: {
              read: ({ req }: { req: { user?: { role?: string } | null } }) =>
                req.user?.role === 'admin',
            },
          },
        ],
      }),
    },
  } as never)
  headers = await tokenOf('admin')
  partner = await tokenOf('partner')
})
afterAll(() => site.stop())

let made = 0
const create = (data: object = {}) =>
  site.payload.create({
    collection: 'qr-codes',
    data: {
      code: `FORM-${++made}`,
      destination: { type: 'url', url: 'https://a.example/' },
      title: 'Derby',
      ...data,
    },
  }) as unknown as Promise<Doc>

const read = async (path: string, who = headers) =>
  (await (await site.fetch(`/api/${path}?depth=0`, { headers: who })).json()) as Doc

const save = async (path: string, form: object, loaded?: object, who = headers) => {
  const body = { ...form, ...(loaded ? { [LOADED]: JSON.stringify(loaded) } : {}) }
  const answer = await site.fetch(`/api/${path}?depth=0`, {
    body: JSON.stringify(body),
    headers: who,
    method: 'PATCH',
  })
  const json = (await answer.json()) as {
    doc?: Doc
    errors?: { data: { errors: { message: string; path: string }[] }; message: string }[]
  }
  return { doc: json.doc, errors: json.errors?.[0]?.data.errors ?? [], status: answer.status }
}

const update = (id: ID, data: object) =>
  site.payload.update({ id, collection: 'qr-codes', data }) as unknown as Promise<Doc>

describe('a save leaves what its form did not touch', () => {
  it('status, destination, schedule, limit and fallback stay as others left them', async () => {
    const { id } = await create()
    const path = `qr-codes/${id}`
    const loaded = await read(path)
    const theirs = {
      destination: { type: 'url', url: 'https://b.example/' },
      expiresAt: '2031-01-01T00:00:00.000Z',
      fallbackURL: 'https://c.example/',
      scanLimit: 7,
      startsAt: '2030-01-01T00:00:00.000Z',
      status: 'paused',
      utm: { medium: 'poster' },
    }
    await update(id, theirs)
    const utm = { ...(loaded.utm as object), source: 'bus' }
    const { doc, status } = await save(path, { ...loaded, title: 'Derby day', utm }, loaded)
    expect(status).toBe(200)
    expect(doc).toMatchObject({
      ...theirs,
      title: 'Derby day',
      utm: { ...theirs.utm, source: 'bus' },
    })
    expect(doc).not.toHaveProperty(LOADED)
    expect(await read(path)).toMatchObject({ ...theirs, title: 'Derby day' })
  })

  it('what both changed is refused with both values, and saved once that was seen', async () => {
    const { id } = await create({ status: 'active' })
    const path = `qr-codes/${id}`
    const loaded = await read(path)
    await update(id, { destination: { type: 'url', url: 'https://theirs.example/' }, scanLimit: 5 })
    const form = {
      ...loaded,
      destination: { type: 'url', url: 'https://yours.example/' },
      scanLimit: null,
      title: 'Mine',
    }
    const { errors, status } = await save(path, form, loaded)
    expect(status).toBe(400)
    const [conflict, known] = errors
    expect(errors).toHaveLength(2)
    expect(conflict!.path).toBe('destination.url')
    expect(conflict!.message).toContain('https://theirs.example/')
    expect(conflict!.message).toContain('https://yours.example/')
    expect(await read(path)).toMatchObject({ title: 'Derby' })
    expect(known!.path).toBe(LOADED)
    expect(JSON.parse(known!.message)).toEqual({
      known: { 'destination.url': 'https://theirs.example/' },
      notes: [`Web address: ${conflict!.message}`],
    })
    const seen = { ...loaded, destination: { type: 'url', url: 'https://theirs.example/' } }
    expect((await save(path, form, seen)).doc).toMatchObject({
      destination: { url: 'https://yours.example/' },
      scanLimit: 5,
      title: 'Mine',
    })
  })

  it('a destination is one thing: half of two is nobody’s', async () => {
    const page = await site.payload.create({
      collection: 'pages',
      data: { slug: 'derby' } as never,
    })
    const { id } = await create()
    const path = `qr-codes/${id}`
    const loaded = await read(path)
    const reference = { relationTo: 'pages', value: page.id }
    await update(id, { destination: { reference, type: 'reference' } })
    const form = { ...loaded, destination: { type: 'url', url: 'https://yours.example/' } }
    const { errors, status } = await save(path, form, loaded)
    expect(status).toBe(400)
    expect(errors.map((one) => one.path)).toContain('destination.type')
    const same = await save(path, { ...loaded, title: 'Stale tab' }, loaded)
    expect(same.doc).toMatchObject({ destination: { reference, type: 'reference' } })
  })

  it('without what it was loaded with, a save does what it says: scripts and the API', async () => {
    const { id } = await create()
    const loaded = await read(`qr-codes/${id}`)
    await update(id, { status: 'paused' })
    expect((await save(`qr-codes/${id}`, loaded)).doc).toMatchObject({ status: 'active' })
  })

  it('names no value of a field the person may not read', async () => {
    const { id } = await create({ memo: 'first' })
    const path = `qr-codes/${id}`
    const loaded = await read(path, partner)
    expect(loaded).not.toHaveProperty('memo')
    await update(id, { memo: 'for our eyes only' })
    const forged = { ...loaded, memo: 'guess' }
    const { errors } = await save(path, { ...forged, memo: 'other' }, forged, partner)
    expect(JSON.stringify(errors)).not.toContain('for our eyes only')
  })

  it('two saves at once both last', async () => {
    const { id } = await create()
    const path = `qr-codes/${id}`
    const loaded = await read(path)
    const utm = loaded.utm as object
    const answers = await Promise.all([
      save(path, { ...loaded, title: 'One' }, loaded),
      save(path, { ...loaded, placement: 'Gate 4' }, loaded),
      save(path, { ...loaded, utm: { ...utm, term: 'three' } }, loaded),
      save(path, { scanLimit: 44 }),
      site.payload.update({
        collection: 'qr-codes',
        data: { fallbackURL: 'https://five.example/' },
        where: { id: { equals: id } },
      }),
      site.fetch(`/api/${path}/status`, {
        body: JSON.stringify({ status: 'paused' }),
        headers,
        method: 'POST',
      }),
    ])
    expect(answers.slice(0, 4).map((one) => (one as { status: number }).status)).toEqual([
      200, 200, 200, 200,
    ])
    expect(await read(path)).toMatchObject({
      fallbackURL: 'https://five.example/',
      placement: 'Gate 4',
      scanLimit: 44,
      status: 'paused',
      title: 'One',
      utm: { term: 'three' },
    })
  })

  it('campaigns and contacts, too', async () => {
    const campaign = (await site.payload.create({
      collection: 'qr-campaigns',
      data: { title: 'Season' } as never,
    })) as unknown as Doc
    const loaded = await read(`qr-campaigns/${campaign.id}`)
    await site.payload.update({
      id: campaign.id,
      collection: 'qr-campaigns',
      data: { slug: 'autumn', utm: { source: 'print' } } as never,
    })
    const saved = await save(`qr-campaigns/${campaign.id}`, { ...loaded, title: 'Autumn!' }, loaded)
    expect(saved.doc).toMatchObject({ slug: 'autumn', title: 'Autumn!', utm: { source: 'print' } })

    const contact = (await site.payload.create({
      collection: 'qr-contacts',
      data: { consent: { given: true, source: 'form' }, email: 'ada@people.example' } as never,
    })) as unknown as Doc
    const before = await read(`qr-contacts/${contact.id}`)
    await site.payload.update({
      id: contact.id,
      collection: 'qr-contacts',
      data: { consent: { given: false } } as never,
    })
    const after = await save(`qr-contacts/${contact.id}`, { ...before, firstName: 'Ada' }, before)
    expect(after.doc).toMatchObject({ consent: { given: false }, firstName: 'Ada' })
    expect((after.doc!.consent as Doc).withdrawnAt).toBeTruthy()
  })
})
