import fc from 'fast-check'
import { expect, it } from 'vitest'

import { createMemoryRateGate } from './rateGate.js'

const NONE = { dailyRemaining: null, intervalMs: null, max: null, remaining: null }

function clock() {
  const time = { now: 1_000_000 }
  return { now: () => time.now, pass: (ms: number) => (time.now += ms) }
}

it('gives no more permits than fit a window, and more when it has passed', async () => {
  const { now, pass } = clock()
  const gate = createMemoryRateGate({ intervalMs: 1_000, max: 2, now })
  const first = await gate.take()
  const second = await gate.take()
  expect(await gate.take()).toMatchObject({ permit: null, reason: 'burst' })
  if (!first.permit || !second.permit) throw new Error('no permit')
  await gate.settle(first.permit, NONE)
  expect((await gate.take()).permit).toBeNull()
  pass(1_012)
  expect((await gate.take()).permit).not.toBeNull()
  expect((await gate.take()).permit).toBeNull()
})

it('takes back the permit of a dead worker', async () => {
  const { now, pass } = clock()
  const gate = createMemoryRateGate({ abandonedMs: 5_000, intervalMs: 1_000, max: 1, now })
  await gate.take()
  pass(5_900)
  expect((await gate.take()).permit).toBeNull()
  pass(101)
  expect((await gate.take()).permit).not.toBeNull()
})

it('pauses for everybody and never shortens a pause', async () => {
  const { now, pass } = clock()
  const gate = createMemoryRateGate({ now })
  await gate.pauseUntil(new Date(now() + 5_000), 'daily')
  await gate.pauseUntil(new Date(now() + 100), 'burst')
  expect(await gate.take()).toEqual({ permit: null, reason: 'daily', waitMs: 5_000 })
  pass(5_000)
  expect((await gate.take()).permit).not.toBeNull()
})

it('obeys headers that are stricter than it knew', async () => {
  const { now, pass } = clock()
  const gate = createMemoryRateGate({ intervalMs: 1_000, max: 10, now })
  const { permit } = await gate.take()
  await gate.settle(permit ?? '', { ...NONE, max: 1, remaining: 0 })
  expect(await gate.take()).toMatchObject({ permit: null, waitMs: 1_000 })
  pass(1_100)
  expect((await gate.take()).permit).not.toBeNull()
  expect((await gate.take()).permit).toBeNull()
})

it('takes the limit headers tell, up and down, while they are fresh', async () => {
  const { now, pass } = clock()
  const gate = createMemoryRateGate({ intervalMs: 1_000, max: 2, now })
  const most = async () => {
    pass(2_000)
    const permits: string[] = []
    for (let asked = 0; asked < 30; asked++) {
      const { permit } = await gate.take()
      if (permit) permits.push(permit)
    }
    for (const permit of permits) await gate.settle(permit, NONE)
    return permits.length
  }
  const tell = async (limits: object) => {
    pass(2_000)
    await gate.settle((await gate.take()).permit ?? '', { ...NONE, ...limits })
  }
  await tell({ intervalMs: 1_000, max: 10 })
  expect(await most()).toBe(10)
  // one odd answer passes with the next
  await tell({ max: 1 })
  expect(await most()).toBe(1)
  await tell({ max: 10 })
  expect(await most()).toBe(10)
  // what no account has is no limit
  await tell({ intervalMs: 86_400_000, max: 1_000_000 })
  expect(await most()).toBe(10)
  pass(600_000)
  expect(await most()).toBe(2)
})

it('keeps the limit wherever between taking and settling HubSpot counts', async () => {
  const step = fc.record({ held: fc.nat(400), pause: fc.nat(300), when: fc.nat(400) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { now, pass } = clock()
      const gate = createMemoryRateGate({ intervalMs: 1_000, max: 3, now })
      const counted: number[] = []
      for (const { held, pause, when } of steps) {
        pass(pause)
        const { permit } = await gate.take()
        if (!permit) continue
        counted.push(now() + Math.min(when, held))
        pass(held)
        await gate.settle(permit, NONE)
      }
      for (const at of counted) {
        expect(counted.filter((one) => one >= at && one < at + 1_000).length).toBeLessThanOrEqual(3)
      }
    }),
  )
})
