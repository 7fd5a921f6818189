import { afterEach, beforeEach, expect, it } from 'vitest'

import { startPostHog } from '../../../test/fakes/forward/startPostHog.js'
import { handOver, some } from './forward.fixture.js'
import { postHog } from './postHog.js'

let server: Awaited<ReturnType<typeof startPostHog>>
beforeEach(async () => (server = await startPostHog('phc_1')))
afterEach(() => server.close())

const sink = (more: object = {}) => postHog({ host: server.url, key: 'phc_1', ...more })

it('captures a batch of events without persons, at the time of the scan', async () => {
  const scans = some(4, (n) => ({ visitor: n < 3 ? 'ann' : null }))
  await handOver(sink(), scans)
  const events = [...server.events.values()]
  expect(events).toHaveLength(4)
  expect(events.map(({ distinct_id }) => distinct_id)).toEqual(['ann', 'ann', 'ann', scans[3]!.scanId]) // prettier-ignore
  expect(events[0]).toMatchObject({
    event: 'QR scanned',
    properties: { $geoip_disable: true, $process_person_profile: false, code: 'DERBY' },
    timestamp: new Date(scans[0]!.scannedAt).toISOString(),
  })
  expect(events[0]!.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) // prettier-ignore
})

it('a batch whose answer was lost is there once', async () => {
  server.next('lost')
  const { said } = await handOver(sink(), some(20))
  expect(said).toHaveLength(1)
  expect(server.asked).toHaveLength(2)
  expect(server.events.size).toBe(20)
})

it('waits while it is limited, and while the key is wrong', async () => {
  server.next(429, 429)
  expect((await handOver(sink(), some(2))).said).toEqual(['429', '429'])
  const signal = AbortSignal.timeout(5_000)
  const wrong = sink({ key: 'phc_2' }).write({ id: '2', scans: some(1) }, { signal })
  await expect(wrong).rejects.toMatchObject({ code: '401', refused: false })
})
