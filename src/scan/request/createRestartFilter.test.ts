import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { GivenAnswer } from './createRestartFilter.js'

import { createRestartFilter } from './createRestartFilter.js'

const PHONE = { address: '8.8.8.8', code: 'ABC', userAgent: 'Chrome' }
const ANSWER: GivenAnswer = { kind: 'redirect', outcome: 'redirected', url: 'https://a.example' }

describe('createRestartFilter', () => {
  it('gives the repeat the answer of the first, once', () => {
    const filter = createRestartFilter()
    filter.remember(PHONE, ANSWER, 0)
    expect(filter.take(PHONE, 50)).toEqual(ANSWER)
    expect(filter.take(PHONE, 60)).toBeNull()
  })

  it('does not take another code, address or browser, or one too late, for the repeat', () => {
    const filter = createRestartFilter()
    filter.remember(PHONE, ANSWER, 0)
    expect(filter.take({ ...PHONE, code: 'XYZ' }, 1)).toBeNull()
    expect(filter.take({ ...PHONE, address: '8.8.4.4' }, 1)).toBeNull()
    expect(filter.take({ ...PHONE, userAgent: 'Edge' }, 1)).toBeNull()
    expect(filter.take(PHONE, 3001)).toBeNull()
  })

  it('uses up one first request per repeat: a hundred equal phones stay a hundred', () => {
    const filter = createRestartFilter()
    for (let phone = 0; phone < 100; phone++) filter.remember(PHONE, ANSWER, phone)
    const repeats = Array.from({ length: 120 }, () => filter.take(PHONE, 200))
    expect(repeats.filter(Boolean)).toHaveLength(100)
  })

  it('skips first requests that are too old for the next one that is not', () => {
    const filter = createRestartFilter()
    filter.remember(PHONE, { kind: 'page', outcome: 'paused' }, 0)
    filter.remember(PHONE, ANSWER, 2500)
    expect(filter.take(PHONE, 4000)).toEqual(ANSWER)
  })

  it.each([
    ['many visitors', (i: number) => ({ ...PHONE, address: `10.0.0.${i}` })],
    ['one busy address', () => PHONE],
  ])('holds no more than its size for %s, the newest', (_, key) => {
    const filter = createRestartFilter({ max: 10 })
    for (let i = 0; i < 50; i++) filter.remember(key(i), { ...ANSWER, url: `${i}` }, i)
    const kept = Array.from({ length: 50 }, (_, i) => filter.take(key(i), 60)).filter(Boolean)
    expect(kept).toHaveLength(10)
    expect(kept[0]).toMatchObject({ url: '40' })
  })

  it('agrees with a plain list of what was noted', () => {
    const keys = fc.record({
      address: fc.constantFrom('8.8.8.8', '8.8.4.4', null),
      code: fc.constantFrom('A', 'B'),
      userAgent: fc.constantFrom('Chrome', 'Edge'),
    })
    const steps = fc.array(fc.record({ isRepeat: fc.boolean(), key: keys, ms: fc.nat(1500) }))
    fc.assert(
      fc.property(steps, (made) => {
        const filter = createRestartFilter({ max: 4, windowMs: 3000 })
        let list: { at: number; key: string; url: string }[] = []
        let now = 0
        made.forEach(({ isRepeat, key, ms }, index) => {
          now += ms
          list = list.filter(({ at }) => now - at <= 3000)
          const id = JSON.stringify(key)
          if (isRepeat) {
            const place = list.findIndex((one) => one.key === id)
            const [expected] = place < 0 ? [] : list.splice(place, 1)
            expect(filter.take(key, now)).toEqual(
              expected ? { ...ANSWER, url: expected.url } : null,
            )
          } else {
            filter.remember(key, { ...ANSWER, url: `${index}` }, now)
            list = [...list, { at: now, key: id, url: `${index}` }].slice(-4)
          }
        })
      }),
    )
  })
})
