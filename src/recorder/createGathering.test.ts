import { expect, it, vi } from 'vitest'

import { createGathering } from './createGathering.js'

const commitOf = (count: number) => ({ count, ms: 1, onTheWay: count })

it('waits for as many as were on their way, and not for a lone scan', () => {
  const gathering = createGathering(() => undefined)
  expect(gathering.waits(0, 1)).toBe(false)
  gathering.ended(commitOf(1))
  expect(gathering.waits(0, 1)).toBe(false)
  gathering.ended(commitOf(16))
  expect(gathering.waits(0, 8)).toBe(true)
  expect(gathering.waits(0, 16)).toBe(false)
})

it('says when nobody else came in time, and waits no second time', async () => {
  const onTime = vi.fn()
  const gathering = createGathering(onTime)
  gathering.ended(commitOf(3))
  expect(gathering.waits(0, 2)).toBe(true)
  await vi.waitFor(() => expect(onTime).toHaveBeenCalledOnce())
  expect(gathering.waits(0, 2)).toBe(false)
})

it('writes one batch at a time while few scan, and holds up nobody where many do', () => {
  const gathering = createGathering(() => undefined)
  gathering.ended(commitOf(16))
  expect(gathering.waits(1, 16)).toBe(true)
  gathering.ended(commitOf(500))
  expect(gathering.waits(1, 1)).toBe(false)
  expect(gathering.waits(0, 1)).toBe(false)
})

it('has nothing to wait with', () => {
  const gathering = createGathering(() => undefined)
  gathering.ended(commitOf(16))
  expect(gathering.waits(0, 0)).toBe(false)
})

it('waits for nobody where that takes longer than it saves, until people are quick again', () => {
  let now = 0
  const gathering = createGathering(
    () => undefined,
    () => now,
  )
  const commits = (times: number, backAfter: number) => {
    for (let n = 0; n < times; n += 1) {
      gathering.ended(commitOf(16))
      now += backAfter
      for (let people = 0; people < 16; people += 1) gathering.arrived()
    }
  }
  commits(20, 0.2)
  expect(gathering.waits(0, 8)).toBe(true)
  commits(20, 4)
  expect(gathering.waits(0, 8)).toBe(false)
  expect(gathering.waits(1, 8)).toBe(false)
  commits(40, 0.2)
  expect(gathering.waits(0, 8)).toBe(true)
})
