import { afterAll, beforeAll, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

// A host with drafts of codes and a field of its own that every code needs.

type Message = { [key: string]: unknown; problems?: object[]; type: string }

let site: TestPayload
let headers: Record<string, string>

beforeAll(async () => {
  site = await startPayload({
    overrides: {
      codes: ({ defaultCollection: codes }) => ({
        ...codes,
        fields: [
          ...codes.fields,
          {
            name: 'costCentre',
            type: 'text',
            required: true,
            validate: (value: unknown) =>
              typeof value === 'string' || 'Say which cost centre pays for the print.',
          },
        ],
        hooks: {
          ...codes.hooks,
          beforeValidate: [
            ...(codes.hooks?.beforeValidate ?? []),
            // As hosts fill such a field in: from what is there.
            ({ data }) => {
              if (data && !data.costCentre && String(data.placement).startsWith('Hall')) {
                data.costCentre = 'HALLS'
              }
              return data
            },
          ],
        },
        versions: { drafts: true },
      }),
    },
  })
  const data = { email: 'editor@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data })
  const { token } = await site.payload.login({ collection: 'users', data })
  headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
})
afterAll(() => site?.stop())

const last = async (path: string, body: object): Promise<Message> => {
  const response = await site.fetch(`/api/qr-codes/bulk/${path}`, {
    body: JSON.stringify(body),
    headers,
    method: 'POST',
  })
  return JSON.parse((await response.text()).trim().split('\n').at(-1)!) as Message
}

const codes = async (draft = false) =>
  (
    await site.payload.find({ collection: 'qr-codes', draft, pagination: false, sort: 'code' })
  ).docs.map((doc) => [doc.code, (doc as { _status?: string })._status])

const csv = (placements: string[], prefix = 'H') =>
  ['title,code,placement,destination']
    .concat(
      placements.map((place, at) => `Row ${at},${prefix}${at},${place},https://a.example/${at}`),
    )
    .join('\n')

it('what the host asks for is said line by line, and nothing is made', async () => {
  const body = { csv: csv(['Hall 1', '', 'Hall 2', 'Foyer']), key: 'cost-centre-1' }
  const missing = (line: number) => ({
    field: 'costCentre',
    line,
    message: 'Say which cost centre pays for the print.',
  })
  const report = await last('check', body)
  expect(report).toMatchObject({ count: 4, ok: false, problems: [missing(3), missing(5)] })
  // Who creates without a check is told of the first line that failed.
  expect(await last('create', body)).toMatchObject({ ok: false, problems: [missing(3)] })
  expect(await codes(true)).toEqual([])
})

it('codes are published where there are drafts, and taken back with their versions', async () => {
  const body = { csv: csv(['Hall 1', 'Hall 2']), key: 'cost-centre-2' }
  expect(await last('check', body)).toMatchObject({ count: 2, ok: true, problems: [] })
  expect(await codes(true)).toEqual([])
  expect(await last('create', body)).toMatchObject({ count: 2, made: 'now' })
  expect(await codes()).toEqual([
    ['H0', 'published'],
    ['H1', 'published'],
  ])
  const scan = await site.fetch('/api/q/H1', { headers: IPHONE })
  expect(scan.headers.get('location')).toContain('https://a.example/1')

  const undone = await last('undo', { batch: 'cost-centre-2' })
  // One was scanned, if it is counted by now; the other goes in any case.
  expect(undone.deleted).toBeGreaterThan(0)
  expect(await codes(true)).not.toContainEqual(['H0', 'published'])
  const versions = await site.payload.findVersions({
    collection: 'qr-codes',
    where: { 'version.code': { equals: 'H0' } },
  })
  expect(versions.totalDocs).toBe(0)
})

it('a draft of a selected code stays a draft when what is published is changed', async () => {
  const made = await last('create', {
    csv: csv(['Hall 8', 'Hall 9'], 'D'),
    key: 'drafts-3',
  })
  expect(made).toMatchObject({ count: 2, made: 'now' })
  const { docs } = await site.payload.find({
    collection: 'qr-codes',
    where: { code: { equals: 'D1' } },
  })
  await site.payload.update({
    id: docs[0]!.id,
    collection: 'qr-codes',
    data: { title: 'Not yet' },
    draft: true,
  })
  const changed = await last('change?where[code][like]=D', {
    destination: 'https://b.example/',
  })
  expect(changed).toMatchObject({ changed: 2, failed: [] })
  const published = await site.payload.findByID({ id: docs[0]!.id, collection: 'qr-codes' })
  expect(published).toMatchObject({ destination: { url: 'https://b.example/' }, title: 'Row 1' })
})
