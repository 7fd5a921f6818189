import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'

import { eventually } from '../../recorder/eventually.fixture.js'
import { entry, FakeSource, many, started, stopAll, turn } from './directory.fixture.js'

afterEach(stopAll)

it('ends equal to the database after any order of edits, cuts and failures', async () => {
  const id = fc.integer({ max: 6, min: 1 })
  const step = fc.oneof(
    fc.record({
      code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
      do: fc.constant('save' as const),
      id,
    }),
    fc.record({ do: fc.constant('delete' as const), id }),
    fc.record({ code: fc.constantFrom('A', 'B', 'C', 'D'), do: fc.constant('lookup' as const) }),
    fc.record({ do: fc.constantFrom('down', 'up', 'cut', 'connect', 'hold', 'release', 'turn') }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const source = new FakeSource(many(3))
      const directory = await started(source, { maxStaleness: 60_000, pageSize: 2 })
      let version = 0
      for (const one of steps) {
        const { code = '', id: at = 0 } = one as { code?: string; id?: number }
        const taken = [...source.rows.values()].some((row) => row.code === code && row.id !== at)
        if (one.do === 'save' && !taken) {
          source.save(entry({ code, expiresAt: (version += 1), id: at }))
        } else if (one.do === 'delete') source.delete(at)
        else if (one.do === 'lookup') void directory.lookup(code)
        else if (one.do === 'down' || one.do === 'up') source.mode = one.do
        else if (one.do === 'cut') source.disconnect()
        else if (one.do === 'connect') source.connect()
        else if (one.do === 'hold') source.holding = { affected: true, find: true, page: true }
        else if (one.do === 'release') releaseAll(source)
        else await turn()
      }
      source.mode = 'up'
      releaseAll(source)
      if (!source.connected) source.connect()
      await eventually(() => {
        expect(directory.state()).toMatchObject({
          failures: 0,
          pendingChanges: 0,
          pendingLookups: 0,
        })
        expect(directory.state().size).toBe(source.rows.size)
        for (const row of source.rows.values()) expect(directory.lookup(row.code)).toEqual(row)
      })
      await directory.stop()
    }),
    { numRuns: 150 },
  )
}, 60_000)

function releaseAll(source: FakeSource): void {
  for (const what of ['affected', 'find', 'page'] as const) source.release(what)
}
