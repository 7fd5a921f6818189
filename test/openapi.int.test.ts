import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv2020 from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { buildConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { ANSWER_SCHEMAS, answerSchemas } from '../scripts/openapi/answerSchemas.js'
import { ownEndpoints } from '../src/endpoints/openapi/openAPIDocument.js'
import { OPERATIONS } from '../src/endpoints/openapi/operations.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { API_SCOPES, type APIScope } from '../src/vocabulary/apiKeys.js'
import { keysOf } from './keysOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { ZIP_AREAS } from './zipAreas.js'

type Media = Record<string, { schema?: object }>
type Described = {
  operationId: string
  parameters?: { in: string; name: string }[]
  requestBody?: { content: Media }
  responses: Record<string, { content?: Media }>
  security: object[]
}
type Document = { components: object; paths: Record<string, Record<string, Described>> }

const yes = () => true
const SECRET = 'a secret of at least thirty-two characters'

let site: TestPayload
let user: Record<string, string>
let openAPI: Document
let owner: ID
const keys = keysOf(() => site)
const ids: Record<'campaign' | 'change' | 'code' | 'contact' | 'page' | 'scan', ID> = {} as never

const ask = (path: string, method = 'GET', body?: unknown, headers = user) =>
  site.fetch(`/api${path}`, {
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload({
    access: { checkIn: yes, contacts: yes, privacy: yes, revenue: yes },
    alerts: { mail: { where: {} } },
    apiKeys: { perMinute: 1_000 },
    analytics: {
      areas: ZIP_AREAS,
    },
    checkIn: true,
    contacts: true,
    edge: { secret: SECRET },
    gs1: true,
    quota: { codes: 50 },
    reports: true,
    symbol: { publicImages: true },
    ticketing: { generic: { secret: SECRET } },
  })
  const { payload } = site
  const login = { email: 'a@example.com', password: 'secret' }
  owner = (await payload.create({ collection: 'users', data: login })).id
  const { token } = await payload.login({ collection: 'users', data: login })
  user = { authorization: `JWT ${token}` }
  const make = async (collection: string, data: object) =>
    (await payload.create({ collection: collection as never, data: data as never })).id as ID
  ids.campaign = await make('qr-campaigns', { title: 'Derby' })
  ids.page = await make('pages', { _status: 'published', slug: 'menu' })
  ids.contact = await make('qr-contacts', { email: 'fan@example.com' })
  ids.code = await make('qr-codes', {
    campaign: ids.campaign,
    code: 'DERBY',
    destination: { type: 'url', url: 'https://example.com/' },
    publicImage: true,
    rules: [
      {
        id: 'halves',
        to: [
          { id: 'a', url: 'https://example.com/a', weight: 50 },
          { id: 'b', url: 'https://example.com/b', weight: 50 },
        ],
        when: {},
      },
    ],
    tags: ['east stand'],
    title: 'Derby',
  })
  const scan = scanRecord({ code: 'DERBY', qrCode: ids.code })
  await storeOf(payload, optionsOf(payload)).writeScans([scan])
  const scans = await payload.find({ collection: 'qr-scans' })
  ids.scan = scans.docs[0]!.id as ID
  await ask(`/qr-codes/${ids.code}`, 'PATCH', { title: 'Derby Day' })
  const { changes } = await (await ask(`/qr-codes/${ids.code}/history`)).json()
  ids.change = changes[0].id
  openAPI = await (await ask('/qr/openapi.json')).json()
}, 120_000)
afterAll(() => site?.stop())

/** A good request of each operation that answers JSON, in this order: later ones change what is there. */
const SAMPLES: Record<string, { body?: unknown; path: () => string }> = {
  alerts: { path: () => '/qr/alerts' },
  areas: { path: () => '/qr-scans/areas' },
  breakdown: { path: () => '/qr-scans/breakdown?dimension=city' },
  checkDomain: { path: () => '/qr-codes/domain?domain=&code=CUP' },
  checkDomainOfCode: { path: () => `/qr-codes/${ids.code}/domain?domain=` },
  checkIn: { body: { text: 'DERBY' }, path: () => '/qr/check-in' },
  checkAliases: { path: () => '/qr-codes/aliases?aliases=DERBY,MENU&code=CUP' },
  checkProduct: { path: () => '/qr-codes/product?identifiers=9506000134352' },
  checkProductOfCode: { path: () => `/qr-codes/${ids.code}/product?identifiers=9506000134353` },
  checkAliasesOfCode: { path: () => `/qr-codes/${ids.code}/aliases?aliases=MENU` },
  campaignCockpit: { path: () => `/qr-campaigns/${ids.campaign}/cockpit` },
  campaignHistory: { path: () => `/qr-campaigns/${ids.campaign}/history` },
  codeFigures: { path: () => `/qr-codes/${ids.code}/figures?tz=Europe/Berlin` },
  codeHealth: { path: () => `/qr-codes/health?ids=${ids.code}` },
  codeHistory: { path: () => `/qr-codes/${ids.code}/history` },
  codeQuota: { path: () => '/qr-codes/quota' },
  codeSplit: { path: () => `/qr-codes/${ids.code}/split?rule=halves` },
  codeStats: { path: () => `/qr-codes/${ids.code}/stats?detail=1` },
  compareCodes: { path: () => '/qr-scans/compare?codes=DERBY,NOBODY' },
  crmCheck: { body: {}, path: () => '/qr/crm/check' },
  crmContact: { path: () => `/qr/crm/contacts/${ids.contact}` },
  crmReplay: { body: {}, path: () => '/qr/crm/replay' },
  crmResync: { body: {}, path: () => '/qr/crm/resync' },
  crmRetry: { body: {}, path: () => '/qr/crm/retry' },
  crmStatus: { path: () => '/qr/crm' },
  destinationAddress: { path: () => `/qr-codes/address?collection=pages&id=${ids.page}` },
  findPerson: { path: () => `/qr/person?contact=${ids.contact}` },
  forgetTestScans: {
    body: { before: '2026-01-01T00:00:00.000Z' },
    path: () => `/qr-codes/${ids.code}/forget-test-scans`,
  },
  health: { path: () => '/qr/health' },
  latestScans: { path: () => '/qr-scans/latest?limit=5' },
  lookOfSymbol: {
    body: { content: 'https://example.com', widthMM: 30 },
    path: () => '/qr-codes/look',
  },
  makeTestLink: { body: {}, path: () => `/qr-codes/${ids.code}/test-link` },
  markScan: { body: { mark: 'machine' }, path: () => `/qr-scans/${ids.scan}/mark` },
  openAPI: { path: () => '/qr/openapi.json' },
  placeSources: { path: () => '/qr-scans/sources' },
  reserveCode: { body: {}, path: () => '/qr-codes/reserve' },
  revenue: { path: () => '/qr/crm/revenue' },
  setCodeStatus: { body: { status: 'paused' }, path: () => `/qr-codes/${ids.code}/status` },
  silenceAlerts: {
    body: { kind: 'rise', silent: true },
    path: () => `/qr-codes/${ids.code}/silence`,
  },
  stats: { path: () => '/qr-scans/stats?detail=1&compare=previous' },
  tags: { path: () => '/qr-codes/tags' },
  tryScan: { body: { device: 'iphone' }, path: () => `/qr-codes/${ids.code}/try` },
  undoCodeChange: { body: {}, path: () => `/qr-codes/${ids.code}/history/${ids.change}/undo` },
  checkCodes: { body: { csv: 'title\nA\n' }, path: () => '/qr-codes/bulk/check' },
  createCodes: {
    body: {
      common: { destination: 'https://example.com' },
      key: 'openapi-1',
      pattern: { title: 'P 1..3' },
    },
    path: () => '/qr-codes/bulk/create',
  },
  changeCodes: {
    body: { tags: { add: ['west'] } },
    path: () => '/qr-codes/bulk/change?where[tags][contains]=east',
  },
  undoBatch: { body: { batch: 'openapi-1' }, path: () => '/qr-codes/bulk/undo' },
  eraseContact: { body: { confirm: true }, path: () => `/qr-contacts/${ids.contact}/erase` },
  erasePerson: { body: { confirm: true, visitor: 'visitor-1' }, path: () => '/qr/person/erase' },
}

/** Those a request from here cannot do, as they are signed, or lack what it would need. */
const ELSEWHERE = ['edgeAsk', 'edgeScans', 'ticketingWebhook', 'undoCampaignChange']

const described = () =>
  Object.entries(openAPI.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, operation, path })),
  )

const answersJSON = ({ responses }: Described) =>
  Object.keys(responses['200']?.content ?? {}).some((type) => /json$/.test(type)) &&
  !('text/csv' in (responses['200']?.content ?? {}))

describe('the OpenAPI document', () => {
  it('is OpenAPI', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone(openAPI))).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('has every endpoint of ours, and no other', async () => {
    const plain = await buildConfig({
      collections: [{ slug: 'plain', fields: [] }],
      db: { init: () => ({}) } as never,
      secret: 'x',
      typescript: { autoGenerate: false },
    })
    const requests = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
    const ofPayload = new Set([
      ...plain.endpoints.map(requests),
      ...plain.collections.flatMap(({ endpoints }) => (endpoints || []).map(requests)),
      ...(site.payload.collections.users!.config.endpoints || []).map(requests),
      // of versions, which our collections have none of
      ...['get /versions', 'get /versions/:id', 'post /versions/:id'],
    ])
    const { collections, endpoints } = site.payload.config
    const ours = [
      ...endpoints.filter((one) => !ofPayload.has(requests(one))).map(requests),
      ...collections
        .filter(({ slug }) => slug.startsWith('qr-'))
        .flatMap(({ endpoints: of, slug }) =>
          (of || [])
            .filter((one) => !ofPayload.has(requests(one)))
            .map(({ method, path }) => `${method} /${slug}${path}`),
        ),
    ].filter((request) => !/^(?:delete|patch|post|put) \/(?:q\/:code|gs1\/:path\*)$/.test(request))
    const documented = described().map(
      ({ method, path }) =>
        `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/:path$/, ':path*')}`,
    )
    expect(documented.toSorted()).toEqual(ours.toSorted())
    expect(new Set(described().map(({ operation }) => operation.operationId)).size).toBe(
      ours.length,
    )
    // and nothing is described that no host has
    expect(Object.keys(OPERATIONS).toSorted()).toEqual(
      ownEndpoints(site.payload.config, optionsOf(site.payload))
        .map(({ name }) => name)
        .toSorted(),
    )
  })

  it('has the types of the code', async () => {
    expect(readFileSync(ANSWER_SCHEMAS, 'utf8') === (await answerSchemas())).toBe(true)
  }, 60_000)

  it('knows a good request of each that answers JSON', () => {
    const operations = described().filter(({ operation }) => answersJSON(operation))
    const names = operations.map(({ operation }) => operation.operationId)
    expect(names.toSorted()).toEqual([...Object.keys(SAMPLES), ...ELSEWHERE].toSorted())
  })

  it('says what is answered', async () => {
    const ajv = new Ajv2020.default({ strict: false, validateFormats: false })
    ajv.addSchema({ ...openAPI, $id: 'openapi' })
    const wrong: unknown[] = []
    for (const [name, { body, path }] of Object.entries(SAMPLES)) {
      const one = described().find(({ operation }) => operation.operationId === name)!
      const asked = one.operation.requestBody?.content['application/json']!.schema
      if (asked && !ajv.compile(inDocument(asked))(body)) wrong.push({ body, name })
      const response = await ask(path(), one.method.toUpperCase(), body)
      const [type, { schema }] = Object.entries(one.operation.responses['200']!.content!)[0]!
      const text = await response.text()
      const answers = type.endsWith('ndjson') ? text.trim().split('\n') : [text]
      const check = ajv.compile(inDocument(schema!))
      for (const answer of answers) {
        const isGood = response.status === 200 && !answer.includes('"type":"error"')
        if (isGood && check(JSON.parse(answer))) continue
        wrong.push({ answer, errors: check.errors?.slice(0, 3), name, status: response.status })
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('says whom it refuses', async () => {
    const refused: string[] = []
    for (const { method, operation, path } of described()) {
      if (operation.security.length === 0) continue
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
        String({ id: ids.code, change: 1 }[name as 'id'] ?? 'x'),
      )
      const body = method === 'post' ? {} : undefined
      const { status } = await ask(filled, method.toUpperCase(), body, {})
      if (status < 400 || status >= 500) refused.push(`${method} ${path}: ${status}`)
    }
    expect(refused).toEqual([])
  })

  it('says which scope a key needs, and what is closed to every key', async () => {
    const keyWith = async (scopes: readonly APIScope[]) => (await keys.make(owner, {}, scopes)).key
    const all = await keyWith(API_SCOPES)
    const wrong: unknown[] = []
    for (const { method, operation, path } of described()) {
      if (!operation.security.some((one) => 'session' in one)) continue
      const security = operation.security.find((one) => 'apiKey' in one) as
        { apiKey: APIScope[] } | undefined
      const filled = path.replaceAll(/\{\w+\}/g, '999999')
      const body = method === 'post' ? {} : undefined
      const status = async (key: string) =>
        (await keys.ask(key, filled, method.toUpperCase(), body)).status
      const others = API_SCOPES.filter((scope) => scope !== security?.apiKey[0] && scope !== 'codes:write') // prettier-ignore
      const isRight = security
        ? ![401, 403].includes(await status(all)) &&
          (security.apiKey.length === 0 || (await status(await keyWith(others))) === 403)
        : (await status(all)) === 403
      if (!isRight) wrong.push({ method, path, security })
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('names the parameters that statistics take, and no others', async () => {
    const asked = ['breakdown', 'compareCodes', 'exportScans', 'latestScans', 'stats', 'codeStats']
    for (const name of asked) {
      const { operation, path } = described().find((one) => one.operation.operationId === name)!
      const answer = await ask(`${path.replace('{id}', String(ids.code))}?nonsense=1`)
      const { errors } = (await answer.json()) as { errors: { message: string }[] }
      const known = errors[0]!.message.split('known are ')[1]!.replace(/\W+$/, '').split(', ')
      const written = (operation.parameters ?? []).filter((one) => one.in === 'query')
      expect([name, written.map((one) => one.name).toSorted()]).toEqual([name, known.toSorted()])
    }
  })

  it('is for who is signed in', async () => {
    expect((await ask('/qr/openapi.json', 'GET', undefined, {})).status).toBe(403)
  })
})

/** With references that are found in the document. */
const inDocument = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components'))
