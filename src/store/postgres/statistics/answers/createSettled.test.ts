import { expect, it } from 'vitest'

import { createSettled } from './createSettled.js'
import { emptyState } from './tally/tallyState.js'

const selection = {
  classes: 'all',
  codes: 'all',
  countries: null,
  devices: null,
  outcomes: null,
  end: 86_400_000,
  start: 0,
} as const
const counted = (scans: number) => ({ ...emptyState(selection), scans })

it('answers with a copy, for the same question and the same versions of rows alone', () => {
  const settled = createSettled()
  const state = counted(7)
  settled.set('a', 'v1', state)
  state.slots[0] = 99
  const first = settled.get('a', 'v1')!
  expect([first.scans, first.slots[0]]).toEqual([7, 0])
  first.slots[0] = 5
  first.visitors[0]!.words = Uint32Array.of(1)
  expect(settled.get('a', 'v1')!.slots[0]).toBe(0)
  expect(settled.get('a', 'v1')!.visitors[0]!.words).toHaveLength(0)
  expect(settled.get('a', 'v2')).toBeNull()
  expect(settled.get('b', 'v1')).toBeNull()
  settled.set('a', 'v2', counted(8))
  expect(settled.get('a', 'v2')!.scans).toBe(8)
  expect(settled.get('a', 'v1')).toBeNull()
})

it('has room for so much, and lets go of what was not asked for longest', () => {
  // One takes about 50 kB.
  const settled = createSettled(120_000)
  settled.set('a', 'v', counted(1))
  settled.set('b', 'v', counted(2))
  expect(settled.get('a', 'v')).not.toBeNull()
  settled.set('c', 'v', counted(3))
  expect(['a', 'b', 'c'].map((one) => settled.get(one, 'v')?.scans)).toEqual([1, undefined, 3])
  const large = { ...counted(4), slots: new Float64Array(20_000) }
  settled.set('d', 'v', large)
  expect(['a', 'c', 'd'].map((one) => settled.get(one, 'v')?.scans)).toEqual([1, 3, undefined])
})
