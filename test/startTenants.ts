import type { CollectionConfig, Config, TypedUser } from 'payload'

import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import sharp from 'sharp'

import type { QRPluginOptions } from '../src/options/types.js'
import type { ID } from '../src/vocabulary/scan.js'

import { qrField } from '../plugin/index.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'
import { ZIP_AREAS } from './zipAreas.js'

/** What everything of a tenant is called by, so that it is known wherever it turns up. */
export const TENANTS = ['alpha', 'bravo'] as const
export type Tenant = (typeof TENANTS)[number]

/** Humans who scanned. */
export const SCANS = { alpha: 3, bravo: 5 } as const

const PEOPLE = { alpha: ['alpha'], both: ['alpha', 'bravo'], bravo: ['bravo'], super: [] } as const
export type Person = keyof typeof PEOPLE

export type Own = Record<
  'campaign' | 'change' | 'code' | 'contact' | 'design' | 'logo' | 'page' | 'report' | 'scan' | 'tenant', // prettier-ignore
  ID
> & { scanId: string; ticket: string }

export type Tenants = {
  /** A request of somebody. */
  ask: (who: Person, path: string, method?: string, body?: unknown) => Promise<Response>
  /** One document of each kind, by tenant. */
  ids: Record<Tenant, Own>
  make: (collection: string, data: object) => Promise<ID>
  site: TestPayload
  users: Record<Person, TypedUser>
}

const yes = () => true
const folder = temporaryFolder()
export const SECRET = 'a secret of at least thirty-two characters'

/** All that a host can switch on. */
export const EVERYTHING: QRPluginOptions = {
  access: { checkIn: yes, contacts: yes, privacy: yes, revenue: yes },
  alerts: { mail: { where: {} } },
  analytics: {
    areas: ZIP_AREAS,
  },
  checkIn: true,
  contacts: { contractBasis: 'test' },
  domains: [
    { tenants: ['alpha'], url: 'https://go.alpha.example' },
    { tenants: ['bravo'], url: 'https://go.bravo.example' },
    { url: 'https://go.example' },
  ],
  edge: { secret: SECRET },
  gs1: true,
  quota: { codes: 20 },
  reports: true,
  symbol: { logos: 'media', publicImages: true },
  ticketing: { generic: { secret: SECRET } },
  webhooks: {
    endpoints: { crm: { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`, url: 'https://hooks.example/' } }, // prettier-ignore
    log: yes,
  },
}

/** The collections of a site with tenants. */
export const tenantCollections = (): CollectionConfig[] => [
  {
    slug: 'tenants',
    admin: { useAsTitle: 'name' },
    fields: [
      { name: 'name', type: 'text' },
      { name: 'slug', type: 'text' },
    ],
  },
  {
    slug: 'media',
    fields: [{ name: 'alt', type: 'text' }],
    upload: { staticDir: folder },
  },
  {
    slug: 'places',
    admin: { useAsTitle: 'slug' },
    fields: [{ name: 'slug', type: 'text' }, qrField()],
    versions: { drafts: true },
  },
]

/** Which of ours a host names to the other plugin. */
export const OWNED = { 'qr-campaigns': {}, 'qr-codes': {}, 'qr-designs': {}, 'qr-reports': {} }

export const multiTenant = (collections: object = OWNED) =>
  multiTenantPlugin({
    cleanupAfterTenantDelete: false,
    collections: { media: {}, places: {}, ...collections },
    userHasAccessToAllTenants: (user) => (user as { role?: string } | null)?.role === 'super',
  })

export const withTenants =
  (more: (config: Config) => Config = (config) => config) =>
  (config: Config): Config =>
    more({
      ...config,
      collections: [...(config.collections ?? []), ...tenantCollections()],
      plugins: [...(config.plugins ?? []), multiTenant()],
    })

/** A site of two tenants, each with one of everything, and whoever is asked as. */
export async function startTenants(
  options: QRPluginOptions = {},
  more?: (config: Config) => Config,
): Promise<Tenants> {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  const site = await startPayload(
    {
      ...EVERYTHING,
      destinations: { places: { url: ({ doc }) => `/${String(doc.slug)}` } },
      ...options,
    },
    withTenants(more),
  )
  const { payload } = site
  const make = async (collection: string, data: object): Promise<ID> =>
    (await payload.create({ collection: collection as never, data: data as never })).id as ID
  const ids = {} as Record<Tenant, Own>
  for (const tenant of TENANTS) {
    ids[tenant] = { tenant: await make('tenants', { name: tenant, slug: tenant }) } as Own
  }
  const tokens = {} as Record<Person, string>
  const users = {} as Record<Person, TypedUser>
  for (const [who, of] of Object.entries(PEOPLE) as [Person, readonly Tenant[]][]) {
    const login = { email: `${who}@example.com`, password: 'a long password' }
    const tenants = of.map((tenant) => ({ tenant: ids[tenant].tenant }))
    await make('users', { ...login, role: who, tenants })
    const session = await payload.login({ collection: 'users', data: login })
    tokens[who] = session.token!
    users[who] = session.user as TypedUser
  }
  const ask: Tenants['ask'] = (who, path, method = 'GET', body) =>
    site.fetch(`/api${path}`, {
      headers: {
        authorization: `JWT ${tokens[who]}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const it = { ask, ids, make, site, users }
  for (const tenant of TENANTS) await fill(it, tenant)
  const findings = TENANTS.map((tenant) => ({
    facts: { count: SCANS[tenant] },
    kind: 'paused-scans' as const,
    qrCode: ids[tenant].code,
  }))
  await storeOf(site.payload, optionsOf(site.payload)).alerts.settle(['paused-scans'], findings)
  return it
}

/** One of everything, each with the tenant's name in it. */
async function fill({ ask, ids, make, site, users }: Tenants, name: Tenant): Promise<void> {
  const { payload } = site
  const own = ids[name]
  const { tenant } = own
  const data = await sharp({ create: { background: 'red', channels: 3, height: 8, width: 8 } }).png().toBuffer() // prettier-ignore
  const file = { data, mimetype: 'image/png', name: `${name}.png`, size: data.length }
  const logo = await payload.create({ collection: 'media' as never, data: { alt: name, tenant } as never, file }) // prettier-ignore
  own.logo = logo.id as ID
  own.design = await make('qr-designs', { logo: own.logo, tenant, title: `${name} look` })
  own.campaign = await make('qr-campaigns', { tenant, title: `${name} derby` })
  own.page = await make('places', { _status: 'published', slug: `${name}-page`, tenant })
  own.contact = await make('qr-contacts', { email: `fan@${name}.example` })
  const code = await payload.create({
    collection: 'qr-codes' as never,
    data: {
      campaign: own.campaign,
      code: name.toUpperCase(),
      destination: { type: 'url', url: `https://${name}.example/` },
      placement: `${name} stand`,
      preset: own.design,
      publicImage: true,
      rules: [
        {
          id: 'halves',
          to: [
            { id: 'a', url: `https://${name}.example/a`, weight: 50 },
            { id: 'b', url: `https://${name}.example/b`, weight: 50 },
          ],
          when: {},
        },
      ],
      tags: [`${name} tag`],
      tenant,
      ticket: true,
      title: `${name} code`,
    } as never,
  })
  own.code = code.id as ID
  own.ticket = (code as unknown as { code: string }).code
  own.report = await make('qr-reports', {
    campaign: own.campaign,
    every: 'week',
    receivers: [users[name].id],
    tenant,
    title: `${name} report`,
  })
  const scans = Array.from({ length: SCANS[name] }, (_, at) =>
    scanRecord({
      asOrganization: `${name} net`,
      city: `${name} city`,
      code: own.ticket,
      destination: `https://${name}.example/`,
      qrCode: own.code,
      scannedAt: Date.now() - 60_000 * (at + 1),
      utmCampaign: `${name}-derby`,
      visitor: `${name}-${at}`,
    }),
  )
  const options = optionsOf(payload)
  const store = storeOf(payload, options)
  await store.writeScans(scans)
  own.scanId = scans[0]!.scanId
  const { docs } = await payload.find({
    collection: 'qr-scans' as never,
    where: { scanId: { equals: own.scanId } },
  })
  own.scan = docs[0]!.id as ID
  await make('qr-conversions', {
    amount: 40,
    campaign: `${name}-derby`,
    code: own.ticket,
    contact: own.contact,
    conversions: 1,
    currency: 'EUR',
    key: `generic:${name}`,
    orderId: `${name}-order`,
    provider: 'generic',
    qrCode: own.code,
    soldAt: new Date().toISOString(),
    status: 'complete',
    tickets: 2,
    touchModel: 'scan-id',
  })
  await ask(name, `/qr-codes/${own.code}`, 'PATCH', { placement: `${name} east` })
  const history = await (await ask(name, `/qr-codes/${own.code}/history`)).json()
  own.change = history.changes[0].id
}
