import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { until } from '../until.js'
import { type Load, startLoad } from './startLoad.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'
import { lost, storedScans } from './storedScans.js'

let rush: Rush
/** One has a spill folder, the other only memory. */
let disk: ScanServer
let memory: ScanServer
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(['WATCH', 'OTHER'])
  const start = (spillDirectory: false | string) =>
    startScanServer({ options: { recording: { spillDirectory } }, uri: rush.uri })
  ;[disk, memory] = await Promise.all([start(rush.spill('watch')), start(false)])
})
afterAll(() => rush?.stop())

const page = async ({ port }: ScanServer, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, text: await response.text() }
}

/** Samples by name with labels. */
const numbersOf = async (server: ScanServer): Promise<Record<string, number>> => {
  const { text } = await page(server, '/metrics')
  const samples = [...text.matchAll(/^(\w+(?:\{.*\})?) (\S+)$/gm)]
  return Object.fromEntries(samples.map(([, name, value]) => [name, Number(value)]))
}

const healthOf = async (server: ScanServer) => {
  const { status, text } = await page(server, '/healthz')
  return { ...(JSON.parse(text) as { degraded: string[]; status: string }), code: status }
}

const untilNumbers = (server: ScanServer, expected: (now: Record<string, number>) => boolean) =>
  until(async () => {
    const now = await numbersOf(server)
    return expected(now) ? now : null
  }, 30_000)

const REDIRECTED = 'qr_scans_total{outcome="redirected",class="human"}'
const UNKNOWN = 'qr_scans_total{outcome="unknown",class="none"}'

it('shows the operator how scans are, through an outage and after it', async () => {
  const servers = [disk, memory]
  for (const server of servers) {
    expect(await healthOf(server)).toEqual({ code: 200, degraded: [], status: 'ok' })
    expect(await numbersOf(server)).toMatchObject({
      qr_database_up: 1,
      qr_directory_codes: 2,
      qr_directory_listening: 1,
      qr_directory_loaded: 1,
      qr_directory_stale: 0,
      qr_scan_duration_seconds_count: 0,
      qr_writer_dropped_total: 0,
      qr_writer_queued: 0,
      qr_writer_written_total: 0,
    })
  }

  const loads: Load[] = servers.map(({ port }, index) =>
    startLoad({ codes: ['WATCH'], from: index * 100_000, pause: 10, port }),
  )
  await page(disk, '/q/NOBODY')
  for (const server of servers) {
    const now = await untilNumbers(server, (numbers) => numbers.qr_writer_written_total! > 50)
    expect(now[REDIRECTED]).toBeGreaterThanOrEqual(now.qr_writer_written_total!)
    expect(now[UNKNOWN] ?? 0).toBe(server === disk ? 1 : 0)
    expect(now.qr_scan_duration_seconds_count).toBe(now[REDIRECTED]! + (now[UNKNOWN] ?? 0))
    expect(now['qr_scan_duration_seconds_bucket{le="+Inf"}']).toBe(
      now.qr_scan_duration_seconds_count,
    )
    expect(now.qr_writer_flushes_total).toBe(now.qr_writer_flush_seconds_count)
    expect(now.qr_writer_flush_seconds_sum).toBeGreaterThan(0)
    expect(now.qr_writer_batch_size_sum).toBeGreaterThanOrEqual(now.qr_writer_written_total!)
  }

  await rush.shutDown()
  const down = (numbers: Record<string, number>) =>
    numbers.qr_database_up === 0 && numbers.qr_directory_listening === 0
  await untilNumbers(disk, (now) => down(now) && now.qr_writer_spilled_total! > 50)
  const held = await untilNumbers(memory, (now) => down(now) && now.qr_writer_queued! > 50)
  expect(held.qr_writer_failed_flushes_total).toBeGreaterThan(0)
  expect(held.qr_writer_spilled_total).toBe(0)
  for (const server of servers) {
    expect(await healthOf(server)).toMatchObject({
      code: 200,
      degraded: expect.arrayContaining([
        expect.stringContaining('LISTEN'),
        expect.stringContaining('scans wait'),
      ]) as string[],
      status: 'degraded',
    })
  }

  const backAt = Date.now()
  await rush.startUp()
  const up = (now: Record<string, number>) =>
    now.qr_database_up === 1 && now.qr_directory_listening === 1
  await Promise.all(servers.map((server) => untilNumbers(server, up)))
  await Promise.all(loads.map((load) => load.stop()))
  for (const [index, server] of servers.entries()) {
    const answered = loads[index]!.answered(302)
    expect(loads[index]!.failures(302)).toEqual([])
    await until(async () => {
      const stored = await storedScans(rush.uri).catch(() => new Map<number, number>())
      return lost(answered, stored).length === 0 ? true : null
    }, 30_000)
    const now = await untilNumbers(server, (numbers) => numbers.qr_writer_queued === 0)
    // Not all: of a batch whose COMMIT was not answered nobody knows that it was the one to store it.
    const counted = now.qr_writer_written_total! + now.qr_writer_replayed_total!
    expect(counted).toBeGreaterThan(100)
    expect(counted).toBeLessThanOrEqual(answered.size)
    expect(now).toMatchObject({ qr_writer_dropped_total: 0, qr_writer_queued: 0 })
    expect(now.qr_writer_replayed_total! > 0).toBe(server === disk)
    expect(now[REDIRECTED]).toBe(answered.size)
    // All codes were read anew, because nobody could tell of edits meanwhile.
    expect(now.qr_directory_age_seconds! * 1000).toBeLessThan(Date.now() - backAt)
    await until(async () => ((await healthOf(server)).status === 'ok' ? true : null))
  }
}, 120_000)
