import { describe, expect, it } from 'vitest'

import { visitorHash, visitorMark } from './visitorHash.js'

const mark = (address: null | string, userAgent: null | string = 'Phone', secret = 'secret') =>
  visitorMark(secret, address, userAgent)

describe('visitorMark', () => {
  it('differs by address, user agent and secret, and needs an address', () => {
    const marks = [
      mark('8.8.8.8'),
      mark('8.8.4.4'),
      mark('8.8.8.8', 'Other'),
      mark('8.8.8.8', null),
      mark('8.8.8.8', 'Phone', 'another'),
    ]
    expect(new Set(marks).size).toBe(marks.length)
    expect(mark('8.8.8.8')).toBe(marks[0])
    expect(mark(null)).toBeNull()
  })

  it('takes the /64 of an IPv6 address for one, as the limits do', () => {
    expect(mark('2a00:1450:1:2::5')).toBe(mark('2a00:1450:1:2:aaaa:bbbb:cccc:dddd'))
    expect(mark('2a00:1450:1:3::5')).not.toBe(mark('2a00:1450:1:2::5'))
  })
})

describe('visitorHash', () => {
  it('is 16 url-safe characters that hang on key and mark', () => {
    const made = [visitorHash('k', 'm'), visitorHash('k2', 'm'), visitorHash('k', 'm2')]
    for (const hash of made) expect(hash).toMatch(/^[\w-]{16}$/)
    expect(new Set(made).size).toBe(3)
    expect(visitorHash('k', 'm')).toBe(made[0])
  })
})
