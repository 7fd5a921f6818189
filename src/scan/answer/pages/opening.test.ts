import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { openingTexts, opensItself, refreshHeader } from './opening.js'
import { PAGE_TEXTS, type PageLanguage } from './pageTexts.js'

const NOON = Date.parse('2026-12-01T12:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('refreshHeader', () => {
  it('comes back once the code has begun, never before, some seconds after at the most', () => {
    const left = fc.integer({ max: DAY, min: 1 })
    fc.assert(
      fc.property(fc.integer({ max: 4e12, min: 1e12 }), left, (now, wait) => {
        const seconds = Number(refreshHeader({ at: now + wait, now }).Refresh)
        expect(Number.isInteger(seconds)).toBe(true)
        const early = seconds * 1000 - wait
        expect(early).toBeGreaterThanOrEqual(0)
        expect(early).toBeLessThan(6000)
      }),
    )
  })

  it('spreads ten thousand phones that asked in one second', () => {
    const back = new Map<number, number>()
    for (let phone = 0; phone < 10_000; phone++) {
      const now = NOON + (phone % 1000)
      const seconds = Number(refreshHeader({ at: NOON + HOUR, now }).Refresh)
      back.set(seconds, (back.get(seconds) ?? 0) + 1)
    }
    expect(back.size).toBeGreaterThanOrEqual(5)
    expect(Math.max(...back.values())).toBeLessThan(2_100)
  })

  it.each([
    ['more than a day ahead', DAY + 1],
    ['half a year ahead, over what timers of browsers hold', 180 * DAY],
    ['over', 0],
    ['long over', -DAY],
  ])('asks nobody to wait for what is %s', (_, left) => {
    expect(refreshHeader({ at: NOON + left, now: NOON })).toEqual({})
    expect(opensItself({ at: NOON + left, now: NOON })).toBe(false)
  })
})

describe('openingTexts', () => {
  it.each([
    ['de', '19:00 MEZ', 'in 6 Stunden'],
    ['en', '7:00 PM GMT+1', 'in 6 hours'],
    ['es', '19:00 CET', 'dentro de 6 horas'],
    ['fr', '19:00 UTC+1', 'dans 6 heures'],
    ['ru', '19:00 GMT+1', 'через 6 часов'],
  ] as const)('tells in %s the time in the zone', (language, when, relative) => {
    const opening = { at: NOON + 6 * HOUR, now: NOON }
    expect(openingTexts(opening, language, 'Europe/Berlin')).toEqual({
      isToday: true,
      relative,
      when,
    })
  })

  it('tells the date of another day, by the zone', () => {
    const late = { at: Date.parse('2026-12-01T23:30:00Z'), now: NOON }
    expect(openingTexts(late, 'en').isToday).toBe(true)
    const { isToday, when } = openingTexts(late, 'en', 'Europe/Berlin')
    expect(isToday).toBe(false)
    expect(when).toBe('December 2, 2026 at 12:30 AM GMT+1')
  })

  it.each([
    [40_000, 'in 40 seconds'],
    [90_001, 'in 91 seconds'],
    [119 * 60_000, 'in 119 minutes'],
    [47 * HOUR, 'in 47 hours'],
    [10 * DAY, 'in 10 days'],
  ])('%s ms are %s', (left, relative) => {
    expect(openingTexts({ at: NOON + left, now: NOON }, 'en').relative).toBe(relative)
  })

  it('has nothing left to fill in, in any language', () => {
    for (const language of Object.keys(PAGE_TEXTS) as PageLanguage[]) {
      const { waiting } = PAGE_TEXTS[language]
      expect(waiting.today.split('{when}')).toHaveLength(2)
      expect(waiting.another.split('{when}')).toHaveLength(2)
      expect(waiting.itself.split('{relative}')).toHaveLength(2)
      expect(waiting.later.split('{relative}')).toHaveLength(2)
    }
  })
})
