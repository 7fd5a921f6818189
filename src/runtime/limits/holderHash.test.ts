import { describe, expect, it } from 'vitest'

import type { VisitorRotation } from '../../describe/visitor/visitorPeriod.js'

import { holderHash } from './holderHash.js'

const hash = (day: string, rotation: VisitorRotation, change: object = {}) =>
  holderHash({
    address: '8.8.8.8',
    at: Date.parse(`${day}T12:00:00Z`),
    rotation,
    secret: 'secret',
    userAgent: 'Phone',
    ...change,
  })

describe('holderHash', () => {
  it('is 16 url-safe characters, the same for the same holder', () => {
    const first = hash('2026-06-05', 'day')
    expect(first).toMatch(/^[\w-]{16}$/)
    expect(hash('2026-06-05', 'day')).toBe(first)
    expect(hash('2026-06-05', 'day', { at: Date.parse('2026-06-05T23:59:59Z') })).toBe(first)
  })

  it('stays what it is: stored holders keep what they have', () => {
    expect(hash('2026-06-05', 'day')).toBe('mpXNrZEgJNwByqDW')
    expect(hash('2026-06-05', 'never', { userAgent: null })).toBe('A9iTXCJ-ZzH4a_SL')
    const odd = { address: '2a00:1450:1::5', userAgent: 'Phöne € \u{1f4f1} a\ud800b '.repeat(40) }
    expect(hash('2026-06-05', 'week', odd)).toBe('IuDDBxjsWTA4xs2N')
  })

  it('differs by address, user agent and secret', () => {
    const hashes = [
      hash('2026-06-05', 'day'),
      hash('2026-06-05', 'day', { address: '8.8.4.4' }),
      hash('2026-06-05', 'day', { userAgent: 'Other' }),
      hash('2026-06-05', 'day', { userAgent: null }),
      hash('2026-06-05', 'day', { secret: 'another' }),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  // 2026-06-01 is a Monday
  it.each([
    ['day', '2026-06-05', '2026-06-05', '2026-06-06'],
    ['week', '2026-06-01', '2026-06-07', '2026-06-08'],
    ['month', '2026-06-01', '2026-06-30', '2026-07-01'],
    ['year', '2026-01-01', '2026-12-31', '2027-01-01'],
  ] as [VisitorRotation, string, string, string][])(
    'a %s lasts from %s to %s, not %s',
    (rotation, from, to, after) => {
      expect(hash(to, rotation)).toBe(hash(from, rotation))
      expect(hash(after, rotation)).not.toBe(hash(from, rotation))
    },
  )

  it('never rotates when told so', () => {
    expect(hash('2036-01-01', 'never')).toBe(hash('2026-06-05', 'never'))
  })
})
