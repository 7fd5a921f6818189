import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { startPayload, type TestPayload } from '../startPayload.js'
import { until } from '../until.js'
import { startLoad } from './load.js'
import { runRedirector, type RunningRedirector } from './runRedirector.js'

let site: TestPayload
let running: null | RunningRedirector = null

beforeAll(async () => {
  site = await startPayload()
})
afterAll(() => site.stop())
afterEach(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
  running = null
})

const createCode = (code: string) =>
  site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://tickets.example/' }, title: code },
  })

const stored = async (code: string) =>
  (await site.payload.count({ collection: 'qr-scans', where: { code: { equals: code } } }))
    .totalDocs

const metricsOf = async ({ port }: RunningRedirector) =>
  (await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(10_000) })).text()

const workersIn = (text: string) => [
  ...new Set([...text.matchAll(/qr_directory_loaded\{worker="(\d+)"\} 1/g)].map(([, id]) => id)),
]

const sumOf = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`^${name}\\{[^}]*\\} (\\d+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  )

describe('payload-qr redirector', () => {
  it.each([
    ['SIGTERM', 'TERM'],
    ['SIGINT', 'INT'],
  ] as const)('serves, and writes everything before it ends on %s', async (signal, code) => {
    await createCode(code)
    running = await runRedirector(site.uri)
    const load = startLoad(running.port, code)
    await until(async () => (load.total() > 500 ? true : null), 30_000)
    running.child.kill(signal)
    expect(await running.ended).toBe(0)
    const counts = await load.stop()
    expect(Object.keys(counts).filter((status) => !['302', 'failed'].includes(status))).toEqual([])
    expect(await stored(code)).toBe(counts['302'])
  })

  it('restarts its workers one by one without a failed scan', async () => {
    await createCode('ROLL')
    running = await runRedirector(site.uri, ['--workers', '2'])
    const { child, output } = running
    await until(async () => (output().includes('2 workers serve') ? true : null), 60_000)
    const before = workersIn(await metricsOf(running))
    expect(before).toHaveLength(2)

    const load = startLoad(running.port, 'ROLL')
    await until(async () => (load.total() > 200 ? true : null))
    child.kill('SIGHUP')
    await until(async () => (output().includes('all workers are restarted') ? true : null), 90_000)
    const reached = load.total()
    await until(async () => (load.total() > reached + 200 ? true : null))
    expect(Object.keys(await load.stop())).toEqual(['302'])

    const text = await metricsOf(running)
    const after = workersIn(text)
    expect(after).toHaveLength(2)
    expect(after.filter((id) => before.includes(id))).toEqual([])
    expect(sumOf(text, 'qr_scans_total')).toBeGreaterThan(200)
    // One family, once, over all workers.
    expect(text.match(/# TYPE qr_scans_total counter/g)).toHaveLength(1)

    child.kill('SIGTERM')
    expect(await running.ended).toBe(0)
    expect(await stored('ROLL')).toBe(load.counts['302'])
  }, 180_000)

  it('replaces a worker that was killed', async () => {
    running = await runRedirector(site.uri, ['--workers', '2'])
    const { output } = running
    await until(async () => (output().includes('2 workers serve') ? true : null), 60_000)
    const text = await metricsOf(running)
    const [first] = workersIn(text)
    const pid = Number(/qr_process_id\{worker="\d+"\} (\d+)/.exec(text)?.[1])
    process.kill(pid, 'SIGKILL')
    await until(async () => {
      const now = workersIn(await metricsOf(running!).catch(() => ''))
      return now.length === 2 && !now.includes(first) ? true : null
    }, 60_000)
    expect(output()).toMatch(/worker \d+ ended by itself/)
    running.child.kill('SIGTERM')
    expect(await running.ended).toBe(0)
  }, 120_000)

  it('says what is wrong with its arguments and ends with 1', async () => {
    const failure = await runRedirector(site.uri, ['--workers', 'many']).catch(
      (error: Error) => error,
    )
    expect((failure as Error).message).toMatch(/ended with 1/)
    expect((failure as Error).message).toContain('--workers got "many", takes a whole number')
  })
})
