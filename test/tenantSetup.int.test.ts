import type { Plugin } from 'payload'

import { expect, it } from 'vitest'

import { startPayload, testConfig } from './startPayload.js'
import { multiTenant, OWNED, startTenants, tenantCollections } from './startTenants.js'

/** A site whose host names these of ours to the other plugin, which runs at `order`. */
const siteWith =
  (collections: object, order = 0) =>
  (config: Parameters<Plugin>[0]) => ({
    ...config,
    collections: [...(config.collections ?? []), ...tenantCollections()],
    plugins: [Object.assign(multiTenant(collections), { order }), ...(config.plugins ?? [])],
  })
const options = { destinations: { places: { url: () => '/' } }, reports: true }

it('the order in the list of plugins does not matter, and one that runs before ours stops the start', async () => {
  const config = await testConfig('postgres://none', options, siteWith(OWNED))
  for (const slug of Object.keys(OWNED)) {
    const { flattenedFields } = config.collections.find((one) => one.slug === slug)!
    expect([slug, flattenedFields.map(({ name }) => name)]).toEqual([slug, expect.arrayContaining(['tenant'])]) // prettier-ignore
  }
  await expect(testConfig('postgres://none', options, siteWith(OWNED, -20))).rejects.toThrow(
    'takes multiTenantPlugin(…) after qrPlugin(…): before it, these have no tenant',
  )
})

it.each([
  [
    { 'qr-codes': {} },
    'got ["qr-codes"], takes qr-campaigns, qr-reports as well (with the field "tenant"), or none of these',
  ],
  [{ ...OWNED, 'qr-scans': {} }, 'got ["qr-scans"], takes qr-campaigns, qr-codes, qr-designs'],
])('%j stops the start, and says what is missing or too much', async (collections, message) => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  await expect(startPayload(options, siteWith(collections))).rejects.toThrow(message)
})

it('drafts of codes stay with their tenant, and so do their versions', async () => {
  const { ask, ids, site } = await startTenants({
    overrides: {
      codes: ({ defaultCollection }) => ({ ...defaultCollection, versions: { drafts: true } }),
    },
  })
  try {
    const { alpha, bravo } = ids
    const draft = (data: object) => ask('both', `/qr-codes/${alpha.code}?draft=true`, 'PATCH', { _status: 'draft', ...data }) // prettier-ignore
    for (const data of [
      { campaign: bravo.campaign },
      { logo: bravo.logo },
      { tenant: bravo.tenant },
      { domain: 'go.bravo.example' },
    ]) {
      expect([data, (await draft(data)).status]).toEqual([data, 400])
    }
    expect((await draft({ title: 'alpha draft' })).status).toBe(200)
    const versions = await (await ask('alpha', '/qr-codes/versions?depth=2&limit=100')).text()
    expect(versions).toMatch(/alpha draft/)
    expect(versions).not.toMatch(/bravo/i)
    const [theirs] = (await site.payload.findVersions({ collection: 'qr-codes' as never, where: { parent: { equals: bravo.code } } })).docs // prettier-ignore
    for (const method of ['GET', 'POST']) {
      const { status } = await ask('alpha', `/qr-codes/versions/${theirs!.id}`, method)
      expect([method, [403, 404].includes(status)]).toEqual([method, true])
    }
  } finally {
    await site.stop()
  }
}, 240_000)
