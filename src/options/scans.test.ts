import { expect, it } from 'vitest'

import { isEngine, scansOf } from './scans.js'
import { webhooksOf } from './webhooks.js'

const write = async () => {}
const engine = { answers: () => ({}) as never, change: write, name: 'engine', write }
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

it('hands scans to nobody until there is a sink, then by the thousand', () => {
  expect(scansOf(undefined, false)).toEqual({
    access: null,
    analytics: null,
    keep: 7 * 86_400_000,
    sinks: [],
  })
  const { sinks } = scansOf({ sinks: [{ name: 'lake', write }] }, false)
  expect(sinks).toMatchObject([{ name: 'lake', scans: 1_000, timeout: 30_000 }])
})

it('counts receivers of webhooks that ask for scans among the sinks, and no others', () => {
  const webhooks = webhooksOf({
    endpoints: {
      'Data Lake': { events: ['scan'], secret, url: 'https://lake.example' },
      crm: { secret, url: 'https://crm.example' },
    },
  })
  const { sinks } = scansOf({ sinks: [{ name: 'lake', write }] }, webhooks)
  expect(sinks.map(({ name }) => name)).toEqual(['lake', 'webhook-data-lake'])
})

it('calls a sink as the method it is', async () => {
  class Lake {
    name = 'lake'
    got = 0
    async write() {
      this.got += 1
    }
  }
  const lake = new Lake()
  const { signal } = new AbortController()
  await scansOf({ sinks: [lake] }, false).sinks[0]!.write({ id: '1', scans: [] }, { signal })
  expect(lake.got).toBe(1)
})

it('hands scans to the engine that answers the statistics first, and tells it alone what becomes of them', () => {
  const { analytics, sinks } = scansOf(
    { analytics: engine, sinks: [{ name: 'lake', write }] },
    false,
  )
  expect(analytics).toBe(engine)
  expect(sinks.map((sink) => [sink.name, isEngine(sink)])).toEqual([['engine', true], ['lake', false]]) // prettier-ignore
})

it.each([
  [{ sinks: {} }, 'options.scans.sinks got "object", takes a list'],
  [{ sinks: [{ name: 'lake' }] }, 'options.scans.sinks[0] got "object", takes a sink'],
  [{ sinks: [null] }, 'options.scans.sinks[0]'],
  [{ sinks: [{ name: 'The Lake', write }] }, 'options.scans.sinks[0].name got "The Lake"'],
  [{ sinks: [{ name: 'a', write }, { name: 'a', write }] }, 'sinks whose names differ'], // prettier-ignore
  [{ sinks: [{ limits: { scans: 0 }, name: 'a', write }] }, 'options.scans.sinks[0].limits.scans'],
  [{ sinks: [{ limits: { bytes: 1 }, name: 'a', write }] }, 'options.scans.sinks[0].limits.bytes'],
  [{ keep: 0 }, 'options.scans.keep got 0, takes a whole number from 1 to 90'],
  [{ access: true }, 'options.scans.access'],
  [{ analytics: { name: 'lake', write } }, 'options.scans.analytics got "object", takes an engine'],
  [{ analytics: { ...engine, chooses: true } }, 'takes an engine that gets all scans'],
  [{ analytics: engine, sinks: [{ name: 'engine', write }] }, 'sinks whose names differ'],
])('%j stops the start and names what is wrong', (written, message) => {
  expect(() => scansOf(written as never, false)).toThrow(message)
})
