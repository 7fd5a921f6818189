import { describe, expect, it } from 'vitest'

import { apiKeysOf } from './apiKeys.js'

describe('options.apiKeys', () => {
  it('is off unless asked for: the schema of a host stays as it is', () => {
    expect(apiKeysOf(undefined)).toBe(false)
    expect(apiKeysOf(false)).toBe(false)
    expect(apiKeysOf(true)).toEqual({ perMinute: 600 })
    expect(apiKeysOf({ perMinute: 60 })).toEqual({ perMinute: 60 })
  })

  it('names what is wrong', () => {
    expect(() => apiKeysOf({ perMinute: 0 })).toThrow('options.apiKeys.perMinute')
    expect(() => apiKeysOf({ perHour: 1 } as never)).toThrow('options.apiKeys')
  })
})
