import { expect, it } from 'vitest'

import { retentionOf } from './retention.js'

const monthly = { repeats: 5, rotation: 'month', secret: null } as const

it.each([
  [undefined, false],
  [{}, false],
  [{ scans: false }, false],
  [{ scans: 90 }, { days: 90, mode: 'delete' }],
  [
    { mode: 'coarsen', scans: 31 },
    { days: 31, mode: 'coarsen' },
  ],
] as const)('%j', (written, expected) => {
  expect(retentionOf(written, monthly)).toEqual(expected)
})

it.each([
  [{ scans: 0 }, 'options.retention.scans'],
  [{ scans: true }, 'options.retention.scans'],
  [{ mode: 'forget', scans: 90 }, 'options.retention.mode'],
  [{ days: 90 }, 'options.retention.days'],
])('%j is refused by name', (written, path) => {
  expect(() => retentionOf(written as never, monthly)).toThrow(path)
})

it('is no shorter than a visitor lasts', () => {
  expect(() => retentionOf({ scans: 7 }, monthly)).toThrow('at least 31')
  expect(retentionOf({ scans: 7 }, { repeats: 5, rotation: 'week', secret: null })).toMatchObject({
    days: 7,
  })
  expect(retentionOf({ scans: 1 }, false)).toMatchObject({ days: 1 })
})
