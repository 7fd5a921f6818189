import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { FactQuestion } from '../../src/vocabulary/statistics.js'
import type { CRMTest } from './startCRM.js'

import { recordFormSubmission } from '../../plugin/index.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { IPHONE } from '../phone.js'
import { temporaryFolder } from '../temporaryFolder.js'
import { dumpDatabase } from './dumpDatabase.js'
import { startCRM } from './startCRM.js'

const spilled = temporaryFolder('person')
let crm: CRMTest
const tokens: Record<string, string> = {}

beforeAll(async () => {
  const may =
    (...roles: string[]) =>
    ({ req }: { req: { user?: unknown } }) =>
      roles.includes((req.user as { role?: string } | null)?.role ?? '')
  crm = await startCRM({
    access: { contacts: may('crm', 'officer'), privacy: may('officer', 'visitors') },
    // as much as there can be to erase
    privacy: { preset: 'full' },
    recording: { flushInterval: 20, spillDirectory: spilled },
  })
  for (const role of ['analyst', 'crm', 'officer', 'visitors']) {
    const user = { email: `${role}@staff.example`, password: 'long enough' }
    await crm.payload.create({ collection: 'users', data: { ...user, role } as never })
    tokens[role] = (await crm.payload.login({ collection: 'users', data: user } as never)).token!
  }
  await crm.createCode({ code: 'SHOWS' })
  await crm.createCode({ code: 'OTHER' })
}, 60_000)
afterAll(() => crm?.stop())

const ask = async (role: string, path: string, body?: object) => {
  const answer = await crm.site.fetch(`/api/qr/person${path}`, {
    headers: {
      'Content-Type': 'application/json',
      ...(tokens[role] && { Authorization: `JWT ${tokens[role]}` }),
    },
    method: body ? 'POST' : 'GET',
    ...(body && { body: JSON.stringify(body) }),
  })
  return { json: await answer.json(), status: answer.status } as const
}

/** Somebody who leaves their name wherever there is room. */
const scanAs = (name: string, code = 'SHOWS', query = `who=${name}-query`) =>
  crm.scan(`${code}?${query}&utm_term=${name}-term`, {
    referer: `https://${name}-host.example/${name}-page`,
    'user-agent': `${IPHONE['user-agent']} ${name}-phone`,
  })

const everything = async (): Promise<string> => {
  const files = readdirSync(spilled).map((name) => readFileSync(path.join(spilled, name), 'utf8'))
  return [...Object.values(await dumpDatabase(crm.site.uri)), ...files].join('\n')
}

const visitorOf = async (name: string): Promise<{ scanId: string; visitor: string }> => {
  const [scan] = await crm.find('qr-scans', { rawQuery: { contains: `${name}-query` } })
  return scan as { scanId: string; visitor: string }
}

const question: FactQuestion = {
  limits: { breakdown: 1_000, courses: 10, points: 1_000 },
  selection: {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    end: Math.ceil((Date.now() + 86_400_000) / 900_000) * 900_000,
    outcomes: null,
    start: Math.floor((Date.now() - 40 * 86_400_000) / 900_000) * 900_000,
  },
  want: ['breakdowns', 'codes', 'courses', 'points', 'slots', 'totals', 'visitors'],
}

/** Numbers are those of a count from scratch, and so are the counters of codes. */
async function agree(): Promise<void> {
  const { stats } = runtimeOf(crm.payload).store
  expect(await stats.facts(question)).toEqual(await stats.recount(question))
  const counters = () => crm.find('qr-counters')
  const now = await counters()
  await stats.rebuild()
  const numbers = (rows: Record<string, unknown>[]) =>
    rows.map(({ allScans, firstScanAt, lastScanAt, scans, visitors }) => ({ allScans, firstScanAt, lastScanAt, scans, visitors })) // prettier-ignore
  expect(numbers(now)).toEqual(numbers(await counters()))
}

describe('a person who asks', () => {
  it('is answered by who may, and by nobody else', async () => {
    await scanAs('alan')
    await scanAs('alan', 'OTHER')
    const { scanId, visitor } = await visitorOf('alan')
    for (const role of ['nobody', 'analyst', 'crm']) {
      expect((await ask(role, `?visitor=${visitor}`)).status).toBe(403)
      expect((await ask(role, '/erase', { confirm: true, visitor })).status).toBe(403)
    }
    const { json, status } = await ask('visitors', `?scan=${scanId}`)
    expect(status).toBe(200)
    expect(json.visitors).toEqual([visitor])
    expect(json.scans).toHaveLength(2)
    expect(json.scans[0]).toMatchObject({ code: 'SHOWS', rawQuery: expect.stringContaining('alan-query'), visitor }) // prettier-ignore
  })

  it('with the turns they had of codes that give so many', async () => {
    const { id } = await crm.createCode({ code: 'TURNS', scansPerVisitor: 3 }) // prettier-ignore
    await scanAs('hedy', 'TURNS')
    await scanAs('hedy', 'TURNS')
    const { visitor } = await visitorOf('hedy')
    const { json } = await ask('visitors', `?visitor=${visitor}`)
    expect(json.turns).toEqual([{ code: id, taken: 2, until: expect.any(String) }])
    expect(json.checkIns).toEqual([])
    await ask('visitors', '/erase', { confirm: true, visitor })
    expect((await ask('visitors', `?visitor=${visitor}`)).json.turns).toEqual([])
  })

  it('by one name, and never by accident', async () => {
    expect((await ask('officer', '')).status).toBe(400)
    expect((await ask('officer', '?visitor=a&scan=b')).status).toBe(400)
    expect((await ask('officer', '?email=a')).status).toBe(400)
    expect((await ask('officer', '/erase', { visitor: 'a' })).status).toBe(400)
    expect((await ask('officer', '/erase', { confirm: true })).status).toBe(400)
    expect((await ask('visitors', '?contact=1')).status).toBe(403)
    expect((await ask('officer', '?contact=999999')).status).toBe(404)
  })
})

describe('erasure', () => {
  it('of a visitor leaves no trace in the database and its files', async () => {
    await scanAs('grace')
    const { store } = runtimeOf(crm.payload)
    await store.stats.fold()
    await scanAs('grace', 'OTHER')
    await scanAs('bystander')
    const { scanId, visitor } = await visitorOf('grace')
    appendFileSync(path.join(spilled, 'rejected.ndjson'), `${JSON.stringify({ scanId: 'x', visitor })}\n${JSON.stringify({ scanId: 'y', visitor: 'v' })}\n`) // prettier-ignore
    expect(await everything()).toContain('grace-phone')
    const { json, status } = await ask('visitors', '/erase', { confirm: true, visitor })
    expect(status).toBe(200)
    expect(json).toEqual({
      elsewhere: false,
      found: { contact: false, orders: 0, scans: 2, visitors: 1 },
      left: 0,
      removed: { contact: false, lines: 1, scans: 2 },
    })
    const left = await everything()
    for (const trace of ['grace', visitor, scanId]) expect(left).not.toContain(trace)
    expect(left).toContain('bystander-phone')
    await agree()
  }, 60_000)

  it('of a contact takes scans, ties and the record elsewhere', async () => {
    const email = 'ada@example.org'
    const carried = await scanAs('ada')
    expect(carried).not.toBeNull()
    await scanAs('ada', 'OTHER')
    await recordFormSubmission({ consent: true, email, payload: crm.payload, scanId: carried!, source: 'test' }) // prettier-ignore
    await crm.runJobs()
    expect(crm.inHubSpot(email)).toBeTruthy()
    const contact = (await crm.contact(email))!.id as number
    const { scanId, visitor } = await visitorOf('ada')

    const found = await ask('officer', `?contact=${contact}`)
    expect(found.json.contact).toMatchObject({ email })
    expect(found.json.scans).toHaveLength(2)
    const { json } = await ask('officer', '/erase', { confirm: true, contact })
    expect(json).toMatchObject({
      elsewhere: true,
      found: { contact: true, scans: 2, visitors: 1 },
      removed: { contact: true, scans: 2 },
    })
    await crm.runJobs()
    expect(crm.inHubSpot(email)).toBeUndefined()
    const left = await everything()
    for (const trace of [email, 'ada-', visitor, scanId, carried!]) {
      expect(left).not.toContain(trace)
    }
    await agree()
    expect((await ask('officer', `?contact=${contact}`)).status).toBe(404)
  }, 60_000)
})
