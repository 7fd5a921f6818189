import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { temporaryFolder } from '../temporaryFolder.js'
import { until } from '../until.js'
import { type Load, startLoad } from './startLoad.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'
import { doubled, lost, storedScans } from './storedScans.js'

const OUTAGE = 20_000
/** Milliseconds: the flush interval of the README, and a batch on its way through a busy machine. */
const INTERVAL = 250
const IN_FLIGHT = 750
const codes = Array.from({ length: 50 }, (_, index) => `OUT${index}`)
const modes = ['background', 'durable'] as const

let rush: Rush
let servers: ScanServer[]
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(codes)
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
    300_000,
  )
})

describe('a process that ends while the database is away', () => {
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
      }, 40_000)
      await Promise.all(next.map((server) => server.end('SIGTERM')))
    },
    300_000,
  )
})

describe('a database that hangs', () => {
  it('is noticed, and a kill before that loses only what came since', async () => {
    const [killed, kept] = await Promise.all(
      ['hung-killed', 'hung-kept'].map((name) => startServer('background', name)),
    )
    const load = startLoad({ codes, from: (from += 1_000_000), pause: 10, port: killed!.port })
    const other = startLoad({ codes, from: (from += 1_000_000), pause: 10, port: kept!.port })
    await Promise.all([load, other].map((one) => atLeast(one, 200)))
    const frozenAt = Date.now()
    rush.freeze()
    try {
      // Before it is noticed, so that nothing is on the disk yet.
      await until(async () => (Date.now() - frozenAt > INTERVAL + IN_FLIGHT ? true : null))
      await killed!.end('SIGKILL')
      await load.stop()
      const hasSpilled = async () => ((await kept!.ask('state')).writer.spilled > 0 ? true : null)
      await until(hasSpilled, 30_000)
      await other.stop()
    } finally {
      // What comes after this needs the database, also when this failed.
      rush.thaw()
    }

    await expectAllStored([other])
    const answered = load.answered(302)
    const missing = lost(answered, await storedScans(rush.uri))
    expect(missing.length).toBeGreaterThan(0)
    const oldest = Math.min(...missing.map((n) => answered.get(n) as number))
    expect(frozenAt - oldest).toBeLessThan(INTERVAL + IN_FLIGHT)
    await kept!.end('SIGTERM')
  }, 60_000)
})

describe('without options', () => {
  const folder = () => temporaryFolder('cwd')
  const filesIn = (directory: string) =>
    readdirSync(directory, { recursive: true }).filter((name) => String(name).endsWith('.ndjson'))

  it.each<[string, () => { cwd: string; env?: Record<string, string> }, string]>([
    [
      '.payload-plugin-qr of the working directory',
      () => ({ cwd: folder() }),
      '.payload-plugin-qr',
    ],
    ['QR_SPILL_DIR', () => ({ cwd: folder(), env: { QR_SPILL_DIR: 'kept' } }), 'kept'],
  ])('scans wait in %s', async (_, place, name) => {
    const start = { ...place(), uri: rush.uri }
    const server = await startScanServer(start)
    const load = startLoad({ codes, from: (from += 1_000_000), pause: 10, port: server.port })
    await atLeast(load, 50)
    await rush.shutDown()
    await until(async () => ((await server.ask('state')).writer.spilled > 100 ? true : null))
    expect(filesIn(path.join(start.cwd, name)).length).toBeGreaterThan(0)
    await load.stop()
    await until(async () => {
      const { inFlight, queued } = (await server.ask('state')).writer
      return inFlight + queued === 0 ? true : null
    })
    await server.end('SIGKILL')
    await rush.startUp()
    const next = await startScanServer(start)
    await expectAllStored([load])
    await until(async () => (filesIn(start.cwd).length === 0 ? true : null))
    await next.end('SIGTERM')
  })

  it('and with `spillDirectory: false` the disk is left alone, memory holds them', async () => {
    const cwd = folder()
    const options = { recording: { spillDirectory: false as const } }
    const server = await startScanServer({ cwd, options, uri: rush.uri })
    const load = startLoad({ codes, from: (from += 1_000_000), pause: 10, port: server.port })
    await atLeast(load, 50)
    await rush.shutDown()
    await until(async () => ((await server.ask('state')).writer.queued > 200 ? true : null))
    expect(readdirSync(cwd)).toEqual([])
    await rush.startUp()
    await load.stop()
    expect(load.failures(302)).toEqual([])
    await expectAllStored([load])
    await server.end('SIGTERM')
  })
})
