import type { SanitizedConfig } from 'payload'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { flushScans, recordFormSubmission, sweepQR, syncContacts } from '../plugin/index.js'
import { createScanRoute } from '../plugin/next.js'
import { createRedirector } from '../plugin/redirector.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { IPHONE } from './phone.js'
import { startPayload, testConfig, type TestPayload } from './startPayload.js'

const OPTIONS = {
  attribution: { hosts: ['tickets.example'] },
  hubspot: { accessToken: 'pat-of-the-test' },
  ticketing: { stripe: { secret: 'whsec-of-the-test' } },
}

/** Parts of the admin that ask our endpoints. */
const ASKING = [
  ...['ActionsCell', 'HealthCell', 'ScanPreview', 'CodeCard'],
  ...['AnalyticsNavLink', 'AnalyticsTab', 'AnalyticsView', 'LatestScansWidget', 'ScansWidget'],
  ...['CRMNavLink', 'CRMView', 'ContactPanel', 'SalesPanel', 'ScanSales', 'TopCodesWidget'],
]

let site: TestPayload
beforeAll(async () => {
  site = await startPayload({ ...OPTIONS, disabled: true })
})
afterAll(() => site.stop())

it('disabled neither redirects nor records, over the route file as over the endpoint', async () => {
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'OFF', destination, title: 'Off' }
  await site.payload.create({ collection: 'qr-codes', data })
  // The key says which Payload is meant: the one that is open here.
  const { GET, HEAD } = createScanRoute({ config: site.payload.config, key: site.uri })
  for (const [method, handler] of Object.entries({ GET, HEAD })) {
    const request = new Request('https://qr.example/q/OFF', { headers: IPHONE, method })
    const response = await handler(request, { params: Promise.resolve({ code: 'OFF' }) })
    expect(response.status).toBe(404)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
  }
  expect((await site.fetch('/api/q/OFF', { headers: IPHONE })).status).toBe(404)
  await flushScans(site.payload)
  expect((await site.payload.count({ collection: 'qr-scans' })).totalDocs).toBe(0)
})

it('disabled has no endpoint and no command, and nothing opens what answers scans', async () => {
  const { bin, endpoints } = site.payload.config
  expect((bin ?? []).filter(({ key }) => key.startsWith('qr:'))).toEqual([])
  expect((endpoints || []).filter(({ path }) => /^\/qr?\//.test(path))).toEqual([])
  const { docs } = await site.payload.find({ collection: 'qr-codes' })
  const asked = [
    ...['image', 'stats', 'test-link'].map((name) => `/api/qr-codes/${docs[0]?.id}/${name}`),
    '/api/qr-codes/address?collection=pages&id=1',
    '/api/qr-codes/health?ids=1',
    ...['stats', 'export', 'latest', 'breakdown'].map((name) => `/api/qr-scans/${name}`),
    ...['health', 'metrics', 'crm', 'crm/revenue'].map((name) => `/api/qr/${name}`),
  ]
  for (const path of asked) expect((await site.fetch(path)).ok, path).toBe(false)
  const posted = [
    `/api/qr-codes/${docs[0]?.id}/status`,
    '/api/qr-contacts/1/erase',
    '/api/qr/crm/retry',
    '/api/qr/webhooks/stripe',
  ]
  for (const path of posted) {
    expect((await site.fetch(path, { method: 'POST' })).status, path).toBe(404)
  }
  await expect(createRedirector({ config: site.payload.config, port: 0 })).rejects.toThrow(
    'options.disabled got true',
  )
  expect(() => runtimeOf(site.payload)).toThrow('options.disabled got true')
})

it('disabled shows no part of the admin that asks what is not there; what is stored stays', async () => {
  const { collections } = site.payload.config
  const partsOf = ({ admin, collections: all }: SanitizedConfig) =>
    JSON.stringify([admin, all.map((one) => [one.admin, one.fields])])
  const codes = collections.find(({ slug }) => slug === 'qr-codes')
  expect(codes?.admin.defaultColumns).not.toContain('actions')

  const enabled = await testConfig(site.uri, OPTIONS)
  const storedOf = (all: typeof collections) =>
    all.map((one) => [one.slug, one.flattenedFields.map(({ name, type }) => `${name} ${type}`)])
  expect(storedOf(collections)).toEqual(storedOf(enabled.collections))
  for (const name of ASKING) {
    expect(partsOf(enabled), name).toContain(`#${name}"`)
    expect(partsOf(site.payload.config), name).not.toContain(`#${name}"`)
  }
})

it('disabled does nothing when the host calls what the package exports', async () => {
  const { payload } = site
  const before = await payload.count({ collection: 'payload-jobs' as never })
  await flushScans(payload)
  await sweepQR(payload)
  expect(await syncContacts(payload)).toEqual({ nextAt: null, targets: {} })
  await recordFormSubmission({ email: 'a@example.com', payload, scanId: 'a'.repeat(24) })
  expect((await payload.count({ collection: 'qr-deliveries' as never })).totalDocs).toBe(0)
  expect(await payload.count({ collection: 'payload-jobs' as never })).toEqual(before)
})
