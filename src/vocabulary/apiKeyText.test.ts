import { describe, expect, it } from 'vitest'

import { API_KEY_PREFIX, hashOfAPIKey, isAPIKey, makeAPIKey, startOfAPIKey } from './apiKeyText.js'

describe('the text of an API key', () => {
  it('has a prefix, a fixed length and a check sum', () => {
    const keys = Array.from({ length: 500 }, makeAPIKey)
    expect(new Set(keys).size).toBe(500)
    for (const key of keys) {
      expect(key).toMatch(/^qrk_[0-9A-Za-z]{49}$/)
      expect(isAPIKey(key)).toBe(true)
    }
  })

  it('is not taken with a slip of the pen, cut off, or with something around it', () => {
    const key = makeAPIKey()
    for (let at = API_KEY_PREFIX.length; at < key.length; at++) {
      const other = key[at] === 'x' ? 'y' : 'x'
      expect(isAPIKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false)
    }
    for (const text of ['', API_KEY_PREFIX, key.slice(0, -1), `${key}0`, ` ${key}`, `${key}\n`]) {
      expect(isAPIKey(text)).toBe(false)
    }
  })

  it('is stored as a hash, and shown by so little that 230 bits stay unknown', () => {
    const key = makeAPIKey()
    expect(hashOfAPIKey(key)).toMatch(/^[0-9a-f]{64}$/)
    expect(startOfAPIKey(key)).toHaveLength(API_KEY_PREFIX.length + 4)
  })
})
