import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { until } from '../until.js'
import { type Load, startLoad } from './startLoad.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'
import { doubled, lost, storedScans } from './storedScans.js'

const OUTAGE = 20_000
const codes = Array.from({ length: 50 }, (_, index) => `OUT${index}`)
const modes = ['background', 'durable'] as const

let rush: Rush
let servers: ScanServer[]
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(codes)
  await rush.createCodes(['LIMITED'], { scan_limit: 1000 })
  servers = await Promise.all(modes.map((mode) => startServer(mode)))
})
afterAll(() => rush?.stop())

const startServer = (mode: (typeof modes)[number], name: string = mode) =>
  startScanServer({
    options: { recording: { mode, spillDirectory: rush.spill(name) } },
    uri: rush.uri,
  })

const atLeast = (load: Load, count: number) =>
  until(async () => (load.answered(302).size >= count ? true : null), 30_000)

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything answered is there, once; the file of what waited is empty. */
const expectAllStored = async (loads: Load[]) => {
  const answered = new Map(loads.flatMap((load) => [...load.answered(302)]))
  const stored = await until(async () => {
    const now = await storedScans(rush.uri)
    return lost(answered, now).length === 0 ? now : null
  }, 40_000).catch(() => storedScans(rush.uri))
  expect(lost(answered, stored)).toEqual([])
  expect(doubled(stored)).toEqual([])
}

let from = 0
const startLoads = () =>
  servers.map(({ port }) => startLoad({ codes, from: (from += 1_000_000), pause: 10, port }))

const absences = [
  ['frozen', () => rush.freeze(), () => rush.thaw()],
  ['stopped', () => rush.shutDown(), () => rush.startUp()],
] as const

describe('while the database is away for 20 s', () => {
  it.each(absences)(
    '(%s) every known code redirects, and every scan arrives once',
    async (_, goAway, comeBack) => {
      const loads = startLoads()
      await Promise.all(loads.map((load) => atLeast(load, 200)))
      await goAway()
      await sleep(OUTAGE)
      await comeBack()
      const sofar = loads.map((load) => load.answered(302).size)
      await Promise.all(loads.map((load, index) => atLeast(load, sofar[index]! + 200)))
      await Promise.all(loads.map((load) => load.stop()))
      for (const load of loads) expect(load.failures(302)).toEqual([])
      await expectAllStored(loads)
    },
    120_000,
  )
})

describe('a process that ends while the database is away', () => {
  const INTERVAL = 250
  const IN_FLIGHT = 750
  const ends = modes.flatMap((mode) =>
    (['SIGTERM', 'SIGKILL'] as const).map((signal) => ({
      mode,
      name: `${mode}-${signal}`,
      signal,
    })),
  )

  it.each(absences)(
    '(%s) leaves its scans to the next one',
    async (away, goAway, comeBack) => {
      const ending = await Promise.all(
        ends.map(async (end) => {
          const name = `${end.name}-${away}`
          return { ...end, name, server: await startServer(end.mode, name) }
        }),
      )
      await goAway()
      const results = await Promise.all(
        ending.map(async ({ mode, server, signal }) => {
          const load = startLoad({ codes, from: (from += 1_000_000), pause: 10, port: server.port })
          await until(async () => ((await server.ask('state')).writer.spilled > 0 ? true : null))
          await atLeast(load, load.answered(302).size + 200)
          const endedAt = Date.now()
          await server.end(signal)
          await load.stop()
          return { endedAt, load, losesSome: mode === 'background' && signal === 'SIGKILL' }
        }),
      )
      await comeBack()
      const next = await Promise.all(ending.map(({ mode, name }) => startServer(mode, name)))

      // Only who is killed in background loses something: the last interval.
      await expectAllStored(results.filter(({ losesSome }) => !losesSome).map(({ load }) => load))
      const { endedAt, load } = results.find(({ losesSome }) => losesSome)!
      const answered = load.answered(302)
      // What had been put on the disk is being written.
      await until(async () => {
        const missing = lost(answered, await storedScans(rush.uri))
        const oldest = Math.min(endedAt, ...missing.map((n) => answered.get(n) as number))
        return endedAt - oldest < INTERVAL + IN_FLIGHT ? true : null
      })
      await Promise.all(next.map((server) => server.end('SIGTERM')))
    },
    120_000,
  )
})
