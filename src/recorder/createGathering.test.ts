import { expect, it, vi } from 'vitest'

import { createGathering } from './createGathering.js'

it('waits for as many as were on their way, and not for a lone scan', () => {
  const gathering = createGathering(() => undefined)
  expect(gathering.waits(0, 1)).toBe(false)
  gathering.ended(1)
  expect(gathering.waits(0, 1)).toBe(false)
  gathering.ended(16)
  expect(gathering.waits(0, 8)).toBe(true)
  expect(gathering.waits(0, 16)).toBe(false)
})

it('says when nobody else came in time, and waits no second time', async () => {
  const onTime = vi.fn()
  const gathering = createGathering(onTime)
  gathering.ended(3)
  expect(gathering.waits(0, 2)).toBe(true)
  await vi.waitFor(() => expect(onTime).toHaveBeenCalledOnce())
  expect(gathering.waits(0, 2)).toBe(false)
})

it('writes one batch at a time while few scan, and holds up nobody where many do', () => {
  const gathering = createGathering(() => undefined)
  gathering.ended(16)
  expect(gathering.waits(1, 16)).toBe(true)
  gathering.ended(500)
  expect(gathering.waits(1, 1)).toBe(false)
  expect(gathering.waits(0, 1)).toBe(false)
})

it('has nothing to wait with', () => {
  const gathering = createGathering(() => undefined)
  gathering.ended(16)
  expect(gathering.waits(0, 0)).toBe(false)
})
