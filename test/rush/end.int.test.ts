import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { until } from '../until.js'
import { startRush } from './startRush.js'
import { startScanServer } from './startScanServer.js'
import { storedScans } from './storedScans.js'

const SCANS = 40
const program = fileURLToPath(new URL('hostProcess.ts', import.meta.url))

let rush: Rush
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(['KILL'])
})
afterAll(() => rush?.stop())

let from = 0
/** Scans that nothing but the end of the process writes. Resolves to how it ended. */
async function answerAndStop(signal: NodeJS.Signals, folder: string, leaves = false) {
  const recording = { flushInterval: 60_000, spillDirectory: folder }
  const child = fork(program, [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      QR_TEST_LEAVES: leaves ? '1' : '',
      QR_TEST_OPTIONS: JSON.stringify({ recording }),
      QR_TEST_SCANS: `${(from += 1000)}+${SCANS}`,
      QR_TEST_URI: rush.uri,
    },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit') as Promise<[null | number, NodeJS.Signals | null]>
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The host ended before it answered'))),
  ])
  child.kill(signal)
  const [code, by] = await ended
  return by ?? code
}

const arrived = async () =>
  [...(await storedScans(rush.uri))].filter(([n]) => n >= from && n < from + SCANS)

describe.each(['SIGTERM', 'SIGINT'] as const)('a host that is told to stop by %s', (signal) => {
  it('writes what waits, and then ends as it would have', async () => {
    const folder = rush.spill(`drain-${signal}`)
    expect(await answerAndStop(signal, folder)).toBe(signal)
    expect(await arrived()).toHaveLength(SCANS)
  })

  it('and leaves at once keeps it on the disk for the next one', async () => {
    const folder = rush.spill(`leave-${signal}`)
    expect(await answerAndStop(signal, folder, true)).toBe(0)
    expect(await arrived()).toEqual([])
    expect(readdirSync(folder).filter((name) => name.endsWith('.ndjson'))).toHaveLength(1)
    const options = { recording: { spillDirectory: folder } }
    const next = await startScanServer({ options, uri: rush.uri })
    const scans = await until(async () => {
      const now = await arrived()
      return now.length === SCANS ? now : null
    })
    expect(scans.every(([, count]) => count === 1)).toBe(true)
    await next.end('SIGTERM')
  })
})
