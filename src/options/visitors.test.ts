import { expect, it } from 'vitest'

import { abuseOf } from './visitors.js'

/** Scans of a minute from one address: a stand of ten thousand of which most scan at the whistle. */
const CROWD = 5000

it.each([undefined, true, {}] as const)(
  'flags bursts and blocks nobody by default: %j',
  (written) => {
    const limits = abuseOf(written)
    expect(limits).toMatchObject({ block: false })
    const { burst } = limits as { burst: { points: number; seconds: number } }
    expect((burst.points * 60) / burst.seconds).toBeGreaterThan(CROWD)
  },
)

it('counts nothing where both are off', () => {
  expect(abuseOf(false)).toBe(false)
  expect(abuseOf({ block: false, burst: false })).toBe(false)
})

it('takes limits as they are, and leaves the one that is not named', () => {
  const block = { points: 20_000, seconds: 60 }
  expect(abuseOf({ block })).toMatchObject({ block, burst: { points: 6000 } })
  expect(abuseOf({ block, burst: false })).toEqual({ block, burst: false })
})

it.each([
  [{ block: { points: 5 } }, 'options.abuse.block.seconds'],
  [{ block: true }, 'options.abuse.block'],
  [{ burst: { points: 0, seconds: 1 } }, 'options.abuse.burst.points'],
  [{ limit: 5 }, 'options.abuse.limit'],
])('refuses %j and names %s', (written, path) => {
  expect(() => abuseOf(written as never)).toThrow(path)
})
