import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { createCrowd } from './createCrowd.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const isOpen = async (promise: Promise<void> | undefined) =>
  Promise.race([Promise.resolve(promise).then(() => true), Promise.resolve().then(() => false)])

it('lets everybody through while there is room', () => {
  let size = 10
  const crowd = createCrowd({ limit: 10, patience: 500, size: () => size })
  expect(crowd.wait()).toBeUndefined()
  size = 11
  expect(crowd.wait()).toBeInstanceOf(Promise)
})

it('lets those on who wait when batches made room', async () => {
  let size = 30
  const crowd = createCrowd({ limit: 10, patience: 500, size: () => size })
  const first = crowd.wait()
  const second = crowd.wait()
  size = 20
  crowd.check()
  expect(await isOpen(first)).toBe(false)
  size = 10
  crowd.check()
  await Promise.all([first, second])
  expect(vi.getTimerCount()).toBe(0)
})

it('keeps nobody for longer than patience, and nobody at all while nothing is written', async () => {
  let size = 30
  const crowd = createCrowd({ limit: 10, patience: 500, size: () => size })
  const first = crowd.wait()
  await vi.advanceTimersByTimeAsync(500)
  await first
  expect(crowd.wait()).toBeUndefined()
  size = 25
  crowd.check()
  expect(crowd.wait()).toBeInstanceOf(Promise)
})
