import { describe, expect, it } from 'vitest'

import { tryOut } from './tryOut.js'

const COUNT = 120

describe('the verdict on a symbol', () => {
  it(`lets through what two decoders read, and little else (${COUNT} random symbols, fixed seed)`, async () => {
    const tried = await tryOut(COUNT, 20_261_129)
    const { bad, good, goodButUnread, refusedButRead, warn, warnedButUnread } = tried
    // all three happen, else nothing is shown
    expect([bad, good, warn].every((count) => count > COUNT / 20)).toBe(true)
    expect(goodButUnread).toEqual([])
    expect(warnedButUnread.length).toBeLessThanOrEqual(warn * 0.02)
    expect(refusedButRead.length).toBeLessThanOrEqual(bad * 0.05)
  }, 300_000)
})
