import { expect, it } from 'vitest'

import { createWindows } from './createWindows.js'

it('counts each key in a window that starts with its first one', () => {
  let at = 0
  const windows = createWindows(10, 100, () => at)
  expect(windows.add('a')).toEqual({ count: 1, msLeft: 10_000 })
  at = 4000
  expect(windows.add('a')).toEqual({ count: 2, msLeft: 6000 })
  expect(windows.add('b')).toEqual({ count: 1, msLeft: 10_000 })
  at = 10_000
  expect(windows.size()).toBe(1)
  expect(windows.add('a')).toEqual({ count: 1, msLeft: 10_000 })
  expect(windows.add('b')).toEqual({ count: 2, msLeft: 4000 })
})

it('holds no more keys than there is room for, and goes on with those it holds', () => {
  let at = 0
  const windows = createWindows(1, 2, () => at)
  for (const key of ['a', 'b']) windows.add(key)
  expect(windows.add('c')).toBeNull()
  expect(windows.add('a')).toMatchObject({ count: 2 })
  expect(windows.size()).toBe(2)
  at = 1000
  expect(windows.add('c')).toMatchObject({ count: 1 })
})
