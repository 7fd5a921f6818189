import { expect, it } from 'vitest'

import { createRepeatCounter } from './createRepeatCounter.js'

function storing() {
  const stored = new Map<string, number>()
  const state = { isDown: false }
  const noteRepeats = async (asked: readonly { repeats: number; scanId: string }[]) => {
    await Promise.resolve()
    if (state.isDown) throw new Error('down')
    const there = asked.filter(({ scanId }) => stored.has(scanId))
    for (const { repeats, scanId } of there) stored.set(scanId, repeats)
    return new Set(there.map(({ scanId }) => scanId))
  }
  return { counter: createRepeatCounter({ noteRepeats }), state, stored }
}

it('brings repeats to their scan, also where that is written later', async () => {
  const { counter, state, stored } = storing()
  counter.note('a', 1)
  state.isDown = true
  await counter.flush()
  state.isDown = false
  await counter.flush()
  stored.set('a', 0)
  counter.note('a', 2)
  await counter.flush()
  expect(stored.get('a')).toBe(2)
})

it('loses none that comes while another is written', async () => {
  const { counter, stored } = storing()
  stored.set('a', 0)
  counter.note('a', 1)
  const writing = counter.flush()
  counter.note('a', 2)
  await writing
  await counter.flush()
  expect(stored.get('a')).toBe(2)
})
