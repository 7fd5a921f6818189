import type * as GraphQL from 'graphql'
import type { PayloadRequest } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { readPrintState } from '../src/hooks/codes/readPrintState.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { decodeSVG } from './decode/decodeSVG.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

let site: TestPayload
let headers: Record<string, string>
let outsider: Record<string, string>

beforeAll(async () => {
  site = await startPayload({
    access: { codes: { read: ({ req }) => req.user?.role === 'editor' } },
  })
  headers = await signIn('editor')
  outsider = await signIn('outsider')
})
afterAll(() => site.stop())

async function signIn(role: string) {
  const data = { email: `${role}@qr.example`, password: 'secret' }
  await site.payload.create({ collection: 'users', data: { ...data, role } })
  const { token } = await site.payload.login({ collection: 'users', data })
  return { Authorization: `JWT ${token}` }
}

type Code = {
  code: string
  content: Record<string, unknown>
  id: ID
  kind: string
  printedURL: null | string
  shortURL: null | string
}

const create = (data: object) =>
  site.payload.create({
    collection: 'qr-codes',
    data: { title: 'Static', ...data } as never,
  }) as unknown as Promise<Code>

const update = (id: ID, data: object) =>
  site.payload.update({ id, collection: 'qr-codes', data }) as unknown as Promise<Code>

const wifi = { network: 'Stand; "A"', password: 'Tor:12345', security: 'wpa', type: 'wifi' }
const WIFI = 'WIFI:T:WPA;P:Tor\\:12345;S:Stand\\; \\"A\\";;'

const image = (id: ID, query = '', who = headers) =>
  site.fetch(`/api/qr-codes/${id}/image?format=svg${query}`, { headers: who })

const scan = (code: string) =>
  site.fetch(`/api/q/${code}`, { headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' } })

const answers = (code: string, status: number) =>
  until(async () => ((await scan(code)).status === status ? true : null))

const wrongFields = async (made: Promise<unknown>) => {
  const error = (await made.then(
    () => null,
    (reason: unknown) => reason,
  )) as { data?: { errors: { message: string; path: string }[] } } | null
  return error?.data?.errors.map(({ message, path }) => [path, message]) ?? null
}

describe('a static code', () => {
  it('needs no destination, and its symbol carries the content', async () => {
    const made = await create({ content: wifi, kind: 'static' })
    expect(made).toMatchObject({ kind: 'static', printedURL: WIFI, shortURL: null })
    expect(made.code).toMatch(/^\w{6}$/)
    expect(await decodeSVG(await (await image(made.id)).text())).toBe(WIFI)
  })

  it('is made so over REST and GraphQL too, where a dynamic one still says where it leads', async () => {
    const post = async (data: object) => {
      const response = await site.fetch('/api/qr-codes', {
        body: JSON.stringify({ title: 'Static', ...data }),
        headers: { ...headers, 'content-type': 'application/json' },
        method: 'POST',
      })
      const body = (await response.json()) as { doc?: Code; errors?: { data?: unknown }[] }
      return { ...body, status: response.status }
    }
    const made = await post({ content: wifi, kind: 'static' })
    expect(made).toMatchObject({ doc: { printedURL: WIFI, shortURL: null }, status: 201 })
    const missing = { errors: [{ path: 'destination.url' }] }
    expect(await post({ kind: 'dynamic' })).toMatchObject({
      errors: [{ data: missing }],
      status: 400,
    })
    expect(await post({})).toMatchObject({ errors: [{ data: missing }], status: 400 })

    const { schema } = configToSchema(site.payload.config)
    const ask = async (data: string) => {
      const { totalDocs } = await site.payload.count({ collection: 'qr-codes' })
      const { docs } = await site.payload.find({
        collection: 'users',
        where: { role: { equals: 'editor' } },
      })
      const req = await createLocalReq({ user: docs[0] as never }, site.payload)
      const answer = await graphql({
        contextValue: { headers: {}, req },
        schema,
        source: `mutation { createQrCode(data: ${data}) { kind printedURL } }`,
      })
      const after = await site.payload.count({ collection: 'qr-codes' })
      return { ...answer, made: after.totalDocs - totalDocs }
    }
    expect(
      await ask('{ title: "Row", kind: static, content: { type: text, text: "Row 7" } }'),
    ).toMatchObject({ data: { createQrCode: { kind: 'static', printedURL: 'Row 7' } }, made: 1 })
    const refused = await ask('{ title: "Nowhere" }')
    expect(refused).toMatchObject({ made: 0 })
    expect(JSON.stringify(refused.errors)).toContain('Destination')
  })

  it('has to be given a destination when it becomes dynamic', async () => {
    const { id } = await create({ content: wifi, kind: 'static' })
    expect(await wrongFields(update(id, { kind: 'dynamic' }))).toEqual([
      ['destination.url', expect.any(String)],
    ])
    // What was downloaded of it works without us, so nothing stands in the way.
    await image(id, '&download=1')
    const destination = { url: 'https://a.example/' }
    expect(await update(id, { destination, kind: 'dynamic' })).toMatchObject({ kind: 'dynamic' })
    expect(await wrongFields(update(id, { destination: { type: null } }))).toEqual([
      ['destination.type', expect.any(String)],
    ])
  })

  it('is not shown to who may not read codes', async () => {
    const { id } = await create({ content: wifi, kind: 'static' })
    expect((await image(id, '', outsider)).status).toBe(404)
    const answer = await site.fetch(`/api/qr-codes/${id}`, { headers: outsider })
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('Tor')
  })

  it('has what is derived of it also where nothing else is selected', async () => {
    const { id } = await create({ content: wifi, kind: 'static' })
    const asked = { id, collection: 'qr-codes', select: { printedURL: true } } as const
    expect(await site.payload.findByID(asked as never)).toMatchObject({ printedURL: WIFI })
  })

  it('says in the field what is wrong with it', async () => {
    const wrong = (content: object) => wrongFields(create({ content, kind: 'static' }))
    expect(await wrong({ phone: 'none', type: 'phone' })).toEqual([
      ['content.phone', expect.stringContaining('"none" has no digits')],
    ])
    expect(await wrong({ ...wifi, network: 'x'.repeat(33) })).toEqual([
      ['content.network', expect.stringContaining('33 bytes long')],
    ])
    const event = { endsAt: '2027-01-01T00:00Z', startsAt: '2027-01-02T00:00Z', subject: 'x' }
    expect(await wrong({ ...event, type: 'event' })).toEqual([
      ['content.endsAt', expect.stringContaining('after 2027-01-02 00:00 UTC')],
    ])
    expect(await wrong({ latitude: 91, longitude: 0, type: 'place' })).toEqual([
      ['content.latitude', 'Got 91; takes degrees from -90 to 90.'],
    ])
    expect(await wrong({ text: 7, type: 'text' })).toBeNull()
    expect(await wrong({ type: 'fax' })).toEqual([['content.type', expect.any(String)]])
    expect(await wrong({})).toEqual([['content.url', expect.stringContaining('Fill this in')]])
  })

  it('leads nowhere, and is counted by nobody', async () => {
    const { code } = await create({ content: wifi, kind: 'static' })
    expect((await scan(code)).status).toBe(404)
    await flushScans(site.payload)
    const { totalDocs } = await site.payload.count({
      collection: 'qr-scans',
      where: { code: { equals: code } },
    } as never)
    expect(totalDocs).toBe(0)
  })

  it('keeps what it has when a part is changed, and is copied whole', async () => {
    const { id } = await create({ content: wifi, kind: 'static' })
    expect((await update(id, { content: { hidden: true } })).printedURL).toBe(
      WIFI.replace(/;$/, 'H:true;;'),
    )
    const copy = (await site.payload.duplicate({ id, collection: 'qr-codes' })) as unknown as Code
    expect(copy).toMatchObject({ kind: 'static', printedURL: expect.stringContaining('H:true') })
    expect(copy.id).not.toBe(id)
  })
})

describe('a code that becomes static', () => {
  const destination = { type: 'url', url: 'https://a.example/' }

  it('stops leading on at once, and leads again when it is dynamic again', async () => {
    const made = await create({ code: 'TURN-A', destination })
    expect(made).toMatchObject({ kind: 'dynamic', printedURL: 'https://QR.EXAMPLE/Q/TURN-A' })
    const text = { text: 'Row 7', type: 'text' }
    expect(await update(made.id, { content: text, kind: 'static' })).toMatchObject({
      printedURL: 'Row 7',
      shortURL: null,
    })
    await answers('TURN-A', 404)
    await update(made.id, { kind: 'dynamic' })
    await answers('TURN-A', 302)
  })

  it('may not once it was scanned', async () => {
    const { id } = await create({ code: 'TURN-B', destination })
    await answers('TURN-B', 302)
    await flushScans(site.payload)
    const turned = update(id, { content: { text: 'x', type: 'text' }, kind: 'static' })
    expect(await wrongFields(turned)).toEqual([
      ['kind', expect.stringContaining('Make a new code for static content')],
    ])
  })

  it('has to be dynamic or static', async () => {
    const { id } = await create({ code: 'TURN-C', destination })
    expect((await wrongFields(update(id, { kind: null })))?.[0]?.[0]).toBe('kind')
    expect(await wrongFields(create({ kind: 'dynamic' }))).toEqual([
      ['destination.url', expect.any(String)],
    ])
  })
})

it('nobody has the symbol of a static code whose content changes', async () => {
  const { id } = await create({ content: wifi, kind: 'static' })
  const downloaded = async () => {
    const req = { payload: site.payload } as PayloadRequest
    return (await readPrintState(id, optionsOf(site.payload), req)).downloaded
  }
  await image(id, '&download=1')
  expect(await downloaded()).toBe(true)
  await update(id, { title: 'Another title' })
  expect(await downloaded()).toBe(true)
  await update(id, { content: { password: 'Another one' } })
  expect(await downloaded()).toBe(false)
})
