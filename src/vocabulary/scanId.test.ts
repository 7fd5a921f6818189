import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { scanId } from './scanId.js'

describe('scanId', () => {
  it('is a ULID whose time can be read back', () => {
    const id = scanId(1469918176385)
    expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
    // the example of the ULID specification
    expect(id.slice(0, 10)).toBe('01ARYZ6S41')
  })

  it('sorts by time', () => {
    const time = fc.integer({ max: 2 ** 48 - 1, min: 0 })
    fc.assert(
      fc.property(time, time, (a, b) => {
        if (a < b) expect(scanId(a) < scanId(b)).toBe(true)
      }),
    )
  })

  it('never repeats within one millisecond, over more than one pool', () => {
    expect(new Set(Array.from({ length: 5000 }, () => scanId(1e12))).size).toBe(5000)
  })

  it.each([Number.NaN, -1, 2 ** 60])('stays 26 characters for a clock of %s', (at) => {
    expect(scanId(at)).toHaveLength(26)
  })
})
