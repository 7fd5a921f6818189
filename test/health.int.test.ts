import { postgresAdapter } from '@payloadcms/db-postgres'
import { expect, it } from 'vitest'

import { freshDatabase } from './freshDatabase.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

/** As a host whose migrations have not run yet. */
it('a process that cannot read the codes is out of the rotation until it can', async () => {
  const uri = await freshDatabase()
  const early = await startPayload(
    {},
    (config) => ({
      ...config,
      db: postgresAdapter({ pool: { connectionString: uri }, push: false }),
      logger: { options: { level: 'silent' } },
    }),
    uri,
  )
  const health = async () => {
    const response = await early.fetch('/api/qr/health')
    return { body: (await response.json()) as object, response }
  }
  const { body, response } = await health()
  expect(response.status).toBe(503)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(body).toMatchObject({ status: 'down' })
  expect(JSON.stringify(body)).toContain('codes are not loaded yet')

  const scan = () => early.fetch('/api/q/PRINTED', { headers: IPHONE })
  const unsure = await scan()
  expect([unsure.status, unsure.headers.get('retry-after')]).toEqual([410, '5'])
  expect(await unsure.text()).not.toContain('not found')

  // The tables come, and nobody has to restart anything.
  const site = await startPayload({}, undefined, `${uri}?application_name=other`)
  const ready = await until(async () => {
    const now = await health()
    return now.response.status === 200 ? now.body : null
  }, 40_000)
  expect(ready).toEqual({ degraded: [], status: 'ok' })
  expect((await scan()).status).toBe(404)
  await site.stop()
  await early.stop()
})
