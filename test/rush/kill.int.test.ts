import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { until } from '../until.js'
import { startLoad } from './startLoad.js'
import { startRush } from './startRush.js'
import { startScanServer } from './startScanServer.js'
import { doubled, lost, storedScans } from './storedScans.js'

const ROUNDS = 20
/** Milliseconds: the flush interval of the README, and a batch on its way through a busy machine. */
const INTERVAL = 250
const IN_FLIGHT = 750

let rush: Rush
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(['KILL'])
})
afterAll(() => rush?.stop())

describe.each(['durable', 'background'] as const)('a %s process under load', (mode) => {
  it(`is killed ${ROUNDS} times`, async () => {
    const options = { recording: { mode, spillDirectory: rush.spill(mode) } }
    const start = () => startScanServer({ options, uri: rush.uri })
    let from = mode === 'durable' ? 0 : 10_000_000
    let spare = start()
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await spare
      if (round < ROUNDS - 1) spare = start()
      const load = startLoad({ codes: ['KILL'], from, port: server.port })
      const enough = 200 + Math.random() * 600
      await until(async () => (load.answered(302).size > enough ? true : null))
      const killedAt = Date.now()
      await server.end('SIGKILL')
      await load.stop()
      from += 100_000

      const answered = load.answered(302)
      const stored = await storedScans(rush.uri)
      const missing = lost(answered, stored)
      expect(doubled(stored)).toEqual([])
      if (mode === 'durable') expect(missing).toEqual([])
      const oldest = Math.min(killedAt, ...missing.map((n) => answered.get(n) as number))
      expect(killedAt - oldest).toBeLessThan(INTERVAL + IN_FLIGHT)
    }
  }, 300_000)
})
