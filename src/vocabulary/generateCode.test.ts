import { describe, expect, it } from 'vitest'

import { CODE_ALPHABET, generateCode } from './generateCode.js'
import { normaliseCode } from './normaliseCode.js'

describe('generateCode', () => {
  it('makes six characters that are their own canonical form', () => {
    const code = generateCode()
    expect(code).toHaveLength(6)
    expect(normaliseCode(code)).toBe(code)
  })

  it('uses no character that could be misread, and every other one about equally often', () => {
    expect(CODE_ALPHABET).not.toMatch(/[01ILOa-z]/)
    const counts = new Map<string, number>()
    const draws = 31 * 64 * 50
    for (let i = 0; i < 31 * 50; i++) {
      for (const character of generateCode(64)) {
        counts.set(character, (counts.get(character) ?? 0) + 1)
      }
    }
    expect([...counts.keys()].sort().join('')).toBe(CODE_ALPHABET)
    const expected = draws / 31
    // 8 standard deviations: fails for a modulo bias, not for bad luck
    for (const count of counts.values()) {
      expect(Math.abs(count - expected)).toBeLessThan(8 * Math.sqrt(expected))
    }
  })

  it('does not repeat itself', () => {
    expect(new Set(Array.from({ length: 1000 }, () => generateCode(10))).size).toBe(1000)
  })

  it.each([0, -1, 1.5, 65, Number.NaN])('refuses a length of %s', (length) => {
    expect(() => generateCode(length)).toThrow(RangeError)
  })
})
