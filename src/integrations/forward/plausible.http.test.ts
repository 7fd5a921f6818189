import { afterEach, beforeEach, expect, it } from 'vitest'

import { startPlausible } from '../../../test/fakes/forward/startPlausible.js'
import { handOver, some } from './forward.fixture.js'
import { plausible } from './plausible.js'

let server: Awaited<ReturnType<typeof startPlausible>>
beforeEach(async () => (server = await startPlausible('club.example')))
afterEach(() => server.close())

const sink = (more: object = {}) =>
  plausible({ domain: 'club.example', endpoint: server.url, ...more })

it('sends each scan as an event, with code and campaign', async () => {
  await handOver(
    sink(),
    some(12, () => ({ userAgent: null })),
  )
  expect(server.events).toHaveLength(12)
  expect(server.events[0]).toMatchObject({
    name: 'QR scan',
    props: { city: 'Berlin', code: 'DERBY', device: 'mobile', outcome: 'redirected' },
  })
  expect(new URL(server.events[0]!.url).searchParams.get('utm_campaign')).toBe('derby')
  // no address is stored, so there is none to send: people with the same phone are one
  expect(new Set(server.events.map(({ visitor }) => visitor)).size).toBe(1)
})

it('sends none twice of those it was told are there', async () => {
  server.next(503)
  const { said } = await handOver(sink(), some(40))
  expect(said).toEqual(['503'])
  expect(server.events).toHaveLength(40)
})

it('one whose answer was lost comes again: Plausible knows no ids', async () => {
  server.next('lost')
  await handOver(sink(), some(5))
  expect(server.events.length).toBe(6)
})

it('passes over what it cannot read, and counts it', async () => {
  const signal = AbortSignal.timeout(5_000)
  const scans = some(3, (n) => (n === 1 ? { utmContent: 'x'.repeat(5_000) } : {}))
  await sink().write({ id: '1', scans }, { signal })
  expect(server.events).toHaveLength(3)
  const wrong = sink({ domain: 'other.example' }).write({ id: '2', scans }, { signal })
  await expect(wrong).rejects.toMatchObject({ code: '400', refused: 3 })
})
