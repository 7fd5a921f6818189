import { createDigitalLinkRoute } from 'payload-plugin-qr/next'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { flushScans } from '../../plugin/index.js'
import { IPHONE } from '../phone.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { until } from '../until.js'

/** Waits until it does. */
const holds = (ask: () => Promise<boolean>) => until(async () => ((await ask()) ? true : null))

// The route file of a host, on a path of its site.

let site: TestPayload
let route: ReturnType<typeof createDigitalLinkRoute>

beforeAll(async () => {
  site = await startPayload({ gs1: { path: '/id' }, utm: false })
  route = createDigitalLinkRoute({ config: site.payload.config, key: site.uri })
  await site.payload.create({
    collection: 'qr-codes',
    data: {
      code: 'RISOTTO',
      destination: { type: 'url', url: 'https://maker.example/risotto' },
      gs1: { identifiers: '9506000134352' },
      title: 'Risotto',
    } as never,
  })
})
afterAll(() => site.stop())

const ask = (path: string, method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' = 'GET') =>
  route[method](new Request(`https://qr.example${path}`, { headers: IPHONE, method }))

it('answers Digital Links below its path, and nothing else', async () => {
  const answer = await ask('/id/01/09506000134352/10/A%2FB')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    'https://maker.example/risotto',
  ])
  expect(answer.headers.get('link')).toContain(
    '<https://qr.example/id/01/09506000134352?linkType=linkset>',
  )
  expect((await ask('/id/01/09506000134353')).status).toBe(400)
  expect((await ask('/id/01/09506000134369')).status).toBe(404)
  expect((await ask('/id/about')).status).toBe(404)
  expect((await ask('/id/01/09506000134352', 'OPTIONS')).status).toBe(204)
  expect((await ask('/id/01/09506000134352', 'POST')).status).toBe(405)
  expect((await route.DELETE(new Request('https://qr.example/id/01/1'))).status).toBe(405)
})

it('describes itself as standing on that path', async () => {
  const answer = await ask('/.well-known/gs1resolver')
  expect(await answer.json()).toMatchObject({ resolverRoot: 'https://qr.example/id' })
})

it('records a scan', async () => {
  await ask('/id/01/09506000134352')
  await holds(async () => {
    await flushScans(site.payload)
    const where = { alias: { equals: '(01)09506000134352' }, code: { equals: 'RISOTTO' } }
    return (await site.payload.count({ collection: 'qr-scans', where })).totalDocs > 0
  })
})
