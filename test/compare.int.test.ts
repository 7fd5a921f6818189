import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CodeComparison } from '../src/analytics/compareCodes.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const roleOf = (user: unknown): string => (user as { role?: string } | null)?.role ?? ''
const at = Date.parse('2026-11-24T12:00Z')

let site: TestPayload
const headers: Record<string, Record<string, string>> = {}

beforeAll(async () => {
  site = await startPayload({
    access: {
      analytics: ({ req }) => roleOf(req.user) !== 'clerk',
      codes: {
        read: ({ req }) =>
          roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : Boolean(req.user),
      },
    },
  })
  for (const role of ['all', 'east', 'clerk']) {
    const login = { email: `${role}@example.com`, password: 'a long password' }
    await site.payload.create({ collection: 'users', data: { ...login, role } as never })
    const { token } = await site.payload.login({ collection: 'users', data: login })
    headers[role] = { authorization: `JWT ${token}` }
  }
  for (const [index, code] of ['ONE', 'TWO', 'HIDDEN'].entries()) {
    const destination = { type: 'url', url: 'https://example.com' }
    const placement = code === 'HIDDEN' ? 'west' : 'east'
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: { code, destination, placement, title: `Code ${code}` } as never,
    })
    await storeOf(site.payload, optionsOf(site.payload)).writeScans(
      Array.from({ length: index + 1 }, (_, one) =>
        scanRecord({ code, qrCode: id, scannedAt: at + one, visitor: `v${one}` }),
      ),
    )
  }
})
afterAll(() => site.stop())

const DAYS = 'from=2026-11-23&to=2026-11-25&tz=Europe/Berlin'

async function ask(role: string, query: string) {
  const answer = await site.fetch(`/api/qr-scans/compare?${query}`, { headers: headers[role] })
  return { body: (await answer.json()) as CodeComparison, status: answer.status }
}

it('codes side by side in the order asked for, each with its days', async () => {
  const { body } = await ask('all', `codes=two,ONE,TWO&${DAYS}`)
  expect(
    body.codes.map(({ code, scans, title, visitors }) => [code, title, scans, visitors]),
  ).toEqual([
    ['TWO', 'Code TWO', 2, 2],
    ['ONE', 'Code ONE', 1, 1],
  ])
  expect(body.codes[0]!.series.points.map(({ scans }) => scans)).toEqual([0, 2, 0])
  expect(body.unknown).toEqual([])
})

it('a code somebody may not read is as if there were none', async () => {
  const hidden = await ask('east', `codes=ONE,HIDDEN&${DAYS}`)
  const missing = await ask('east', `codes=ONE,MISSING&${DAYS}`)
  expect(hidden.body.codes.map(({ code }) => code)).toEqual(['ONE'])
  expect(hidden.body.unknown).toEqual(['HIDDEN'])
  expect(missing.body).toEqual({ ...hidden.body, unknown: ['MISSING'] })
  expect((await ask('clerk', `codes=ONE&${DAYS}`)).status).toBe(403)
  expect((await ask('nobody', `codes=ONE&${DAYS}`)).status).toBeGreaterThanOrEqual(401)
})

it('says what it does not take', async () => {
  expect((await ask('all', DAYS)).status).toBe(400)
  const six = await ask('all', `codes=A,B,C,D,E,F&${DAYS}`)
  expect(six.status).toBe(400)
  expect(JSON.stringify(six.body)).toContain('one to 5 codes')
  expect((await ask('all', `codes=ONE&code=ONE&${DAYS}`)).status).toBe(400)
})
