import fc from 'fast-check'
import { expect, it } from 'vitest'

import { eventually } from './eventually.fixture.js'
import { raw, FakeStore, spillFiles, temporaryFolder, testWriter } from './writer.fixture.js'

const turn = () => new Promise((resolve) => setImmediate(resolve))

const step = fc.oneof(
  {
    arbitrary: fc.record({
      count: fc.integer({ max: 40, min: 1 }),
      do: fc.constant('scan' as const),
    }),
    weight: 5,
  },
  { arbitrary: fc.record({ do: fc.constantFrom('down' as const, 'hang' as const) }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constantFrom('up' as const, 'flush' as const) }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('restart' as const) }), weight: 1 },
)

/** Whatever fails and recovers in whatever order: stored once, or counted as dropped. */
it.each([
  ['background', true],
  ['background', false],
  ['durable', true],
  ['durable', false],
] as const)(
  'accounts for every scan: %s, spill %s',
  async (recording, withSpill) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25, minLength: 1 }), async (steps) => {
        const directory = temporaryFolder()
        const store = new FakeStore()
        const make = () =>
          testWriter({
            batchSize: 7,
            concurrency: 1 + (steps.length % 2),
            durableTimeout: 3,
            maxQueue: 60,
            recording,
            replayInterval: 10,
            spill: withSpill ? { directory } : false,
            store,
            writeTimeout: 3,
          })
        let writer = make()
        let dropped = 0
        const accepted: string[] = []
        const promised: Promise<unknown>[] = []

        for (const { do: what, ...rest } of steps) {
          if (what === 'scan') {
            for (let left = (rest as { count: number }).count; left > 0; left -= 1) {
              const one = raw()
              accepted.push(one.scanId)
              promised.push(Promise.resolve(writer.write(one)).catch(() => {}))
            }
          } else if (what === 'flush') void writer.flush()
          else if (what === 'restart') {
            await writer.close(5)
            dropped += writer.state().dropped
            writer = make()
          } else if (what === 'up') store.resume()
          else store.mode = what
          await turn()
        }
        store.resume()
        await Promise.all(promised)
        await eventually(() => expect(writer.state()).toMatchObject({ inFlight: 0, queued: 0 }))
        await eventually(() => expect(spillFiles(directory)).toEqual([]))
        await writer.close()
        dropped += writer.state().dropped

        const lost = accepted.filter((id) => !store.stored.has(id))
        expect(lost.length).toBeLessThanOrEqual(dropped)
        if (dropped === 0) expect(lost).toEqual([])
        expect([...store.stored.keys()].every((id) => accepted.includes(id))).toBe(true)
        // Only a full memory loses scans while there is a disk.
        if (withSpill && recording === 'durable') expect(lost.length).toBe(dropped)
      }),
      { numRuns: 25 },
    )
  },
  60_000,
)
