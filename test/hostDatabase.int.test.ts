import { postgresAdapter } from '@payloadcms/db-postgres'
import { expect, it, vi } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { freshDatabase } from './freshDatabase.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

it('works in a schema of its own, and customers of a second auth collection are kept out by a rule', async () => {
  vi.stubEnv('PAYLOAD_FORCE_DRIZZLE_PUSH', 'true')
  const uri = await freshDatabase()
  const db = postgresAdapter({ pool: { connectionString: uri }, schemaName: 'cms' })
  const staff = ({ req }: { req: { user?: { collection?: string } | null } }) =>
    req.user?.collection === 'users'
  const site = await startPayload(
    { access: { analytics: staff, campaigns: { read: staff }, codes: { read: staff } } },
    (config) => ({
      ...config,
      collections: [...(config.collections ?? []), { slug: 'customers', auth: true, fields: [] }],
      db,
    }),
    uri,
  )
  const destination = { url: 'https://example.com' }
  const code = { code: 'CMS', destination, title: 'In a schema' }
  const { id } = await site.payload.create({ collection: 'qr-codes', data: code })
  expect((await site.fetch('/api/q/CMS', { headers: IPHONE })).status).toBe(302)
  await flushScans(site.payload)
  const seen: Record<string, unknown> = {}
  for (const collection of ['users', 'customers'] as const) {
    const data = { email: 'a@example.com', password: 'secret' }
    await site.payload.create({ collection: collection as 'users', data })
    const { token } = await site.payload.login({ collection: collection as 'users', data })
    const headers = { authorization: `JWT ${token}` }
    const stats = await site.fetch(`/api/qr-codes/${id}/stats`, { headers })
    const read = await site.fetch('/api/qr-codes', { headers })
    const { docs } = (await read.json()) as { docs?: unknown[] }
    const { total } = (await stats.json()) as { total?: number }
    seen[collection] = { codes: docs?.length ?? 0, status: stats.status, total }
  }
  expect(seen).toMatchObject({
    customers: { codes: 0, status: 404 },
    users: { codes: 1, status: 200 },
  })
  await site.stop()
})
