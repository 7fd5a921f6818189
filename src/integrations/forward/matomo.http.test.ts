import { afterEach, beforeEach, expect, it } from 'vitest'

import { startMatomo } from '../../../test/fakes/forward/startMatomo.js'
import { handOver, some } from './forward.fixture.js'
import { matomo } from './matomo.js'

let server: Awaited<ReturnType<typeof startMatomo>>
beforeEach(async () => (server = await startMatomo('t0ken')))
afterEach(() => server.close())

const sink = (more: object = {}) =>
  matomo({ siteId: 3, token: 't0ken', url: `${server.url}/`, ...more })

it('tracks a batch in one request: event, visitor, time and place', async () => {
  const scans = some(3, (n) => ({ visitor: n < 2 ? 'ann' : 'bob' }))
  await handOver(sink(), scans)
  expect(server.asked).toHaveLength(1)
  expect(server.actions).toHaveLength(3)
  expect(new Set(server.actions.map((one) => one.get('cid'))).size).toBe(2)
  const params = Object.fromEntries(server.actions[0]!)
  expect(params).toMatchObject({
    cdt: String(Math.floor(scans[0]!.scannedAt / 1_000)),
    city: 'Berlin',
    country: 'de',
    e_a: 'DERBY',
    e_c: 'QR',
    e_n: 'redirected',
    idsite: '3',
    region: 'BE',
  })
  expect(params).not.toHaveProperty('urlref')
})

it('asks nothing where no scan may go', async () => {
  await handOver(sink({ only: () => false }), some(3))
  expect(server.asked).toHaveLength(0)
})

it('a batch that failed comes again whole; with a wrong token it waits', async () => {
  server.next(503)
  expect((await handOver(sink(), some(5))).said).toEqual(['503'])
  expect(server.actions).toHaveLength(5)
  const signal = AbortSignal.timeout(5_000)
  const wrong = sink({ token: 'wrong' }).write({ id: '2', scans: some(1) }, { signal })
  await expect(wrong).rejects.toMatchObject({ code: '400', refused: false })
})

it('what Matomo calls invalid is counted, and not sent for ever', async () => {
  const signal = AbortSignal.timeout(5_000)
  const write = sink({ siteId: 'x' }).write({ id: '2', scans: some(4) }, { signal })
  await expect(write).rejects.toMatchObject({ code: 'matomo-invalid', refused: 4 })
})
