import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { createBackpressure } from './createBackpressure.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const isOpen = async (promise: Promise<void> | undefined) =>
  Promise.race([Promise.resolve(promise).then(() => true), Promise.resolve().then(() => false)])

it('lets everybody through while there is room', () => {
  let size = 10
  const backpressure = createBackpressure({ limit: 10, patience: 500, size: () => size })
  expect(backpressure.wait()).toBeUndefined()
  size = 11
  expect(backpressure.wait()).toBeInstanceOf(Promise)
})

it('lets those on who wait when batches made room', async () => {
  let size = 30
  const backpressure = createBackpressure({ limit: 10, patience: 500, size: () => size })
  const first = backpressure.wait()
  const second = backpressure.wait()
  size = 20
  backpressure.check()
  expect(await isOpen(first)).toBe(false)
  size = 10
  backpressure.check()
  await Promise.all([first, second])
  expect(vi.getTimerCount()).toBe(0)
})

it('keeps nobody for longer than patience, and nobody at all while nothing is written', async () => {
  let size = 30
  const backpressure = createBackpressure({ limit: 10, patience: 500, size: () => size })
  const first = backpressure.wait()
  await vi.advanceTimersByTimeAsync(500)
  await first
  expect(backpressure.wait()).toBeUndefined()
  size = 25
  backpressure.check()
  expect(backpressure.wait()).toBeInstanceOf(Promise)
})
