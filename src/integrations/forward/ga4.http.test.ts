import { afterEach, beforeEach, expect, it } from 'vitest'

import { startGA4 } from '../../../test/fakes/forward/startGA4.js'
import { handOver, some } from './forward.fixture.js'
import { ga4 } from './ga4.js'

let google: Awaited<ReturnType<typeof startGA4>>
beforeEach(async () => (google = await startGA4('s3cret')))
afterEach(() => google.close())

const sink = (more: object = {}) =>
  ga4({ endpoint: google.url, measurementId: 'G-1', secret: 's3cret', ...more })

it('sends each person as a client, with what happened and when', async () => {
  await handOver(sink(), some(3, (n) => ({ visitor: n < 2 ? 'ann' : 'bob' }))) // prettier-ignore
  expect(google.dropped).toEqual([])
  expect(google.events.map(({ client }) => client).sort()).toEqual(['ann', 'ann', 'bob'])
  expect(google.asked).toHaveLength(2)
  const [event] = google.events
  expect(event).toMatchObject({
    name: 'qr_scan',
    params: { campaign: 'derby', medium: 'print', qr_code: 'DERBY', source: 'qr' },
  })
  expect(Math.abs(event!.timestamp_micros / 1_000 - Date.now())).toBeLessThan(10_000)
  expect(google.bodies[0]!.user_location).toEqual({ city: 'Berlin', country_id: 'DE', region_id: 'DE-BE' }) // prettier-ignore
})

it('stays within what a request may hold', async () => {
  const long = `https://tickets.example/${'x'.repeat(3_000)}`
  await handOver(
    sink(),
    some(60, () => ({ destination: long, utmContent: 'y'.repeat(300), visitor: 'ann' })),
  )
  expect(google.dropped).toEqual([])
  expect(google.events).toHaveLength(60)
  expect(google.asked).toHaveLength(3)
})

it('sends people alone, or whom the host says, and no visitor who is not known twice', async () => {
  const scans = some(4, (n) => ({ trafficClass: n < 2 ? 'human' : 'bot', visitor: null }))
  await handOver(sink(), scans, '1-a')
  expect(google.events.map(({ client }) => client).sort()).toEqual([scans[0]!.scanId, scans[1]!.scanId].sort()) // prettier-ignore
  await handOver(sink({ only: () => false }), scans, '2-b')
  expect(google.events).toHaveLength(2)
})

it('comes again for what failed alone', async () => {
  google.next(503, 429)
  const { said } = await handOver(sink(), some(30))
  expect(said.length).toBeGreaterThan(0)
  expect(google.events).toHaveLength(30)
})

it('never says the secret', async () => {
  google.next(500)
  await expect(
    sink().write({ id: '1', scans: some(1) }, { signal: AbortSignal.timeout(5_000) }),
  ).rejects.toThrow(/^The batch was not taken: 500$/)
  expect(() => ga4({ measurementId: 'G-1', secret: ['s3cret'] as never })).toThrow(
    'ga4.secret got "object", takes a text',
  )
})
