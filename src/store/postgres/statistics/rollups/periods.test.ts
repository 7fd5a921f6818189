import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Level } from './periods.js'

import { planOf } from '../answers/planFor.js'
import { DAY, HOUR, parseRowId, periodEnd, periodStart, rowId } from './periods.js'

const instant = fc.integer({
  max: Date.parse('2040-01-01T00:00:00Z'),
  min: Date.parse('2000-01-01T00:00:00Z'),
})

describe('periods', () => {
  it('hold the instant, begin where the last one ended, and come back from their row', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom<Level>('d', 'h', 'm'),
        fc.constantFrom('*', '42', 'a:b'),
        (at, level, scope) => {
          const start = periodStart(level, at)
          const end = periodEnd(level, start)
          expect(at).toBeGreaterThanOrEqual(start)
          expect(at).toBeLessThan(end)
          expect(periodStart(level, end)).toBe(end)
          expect(periodStart(level, end - 1)).toBe(start)
          expect(parseRowId(rowId(level, start, scope))).toEqual({ level, scope, start })
        },
      ),
    )
  })
})

describe('a plan', () => {
  it('covers its range once, without gaps, with no period that reaches out of it', () => {
    const quarter = HOUR / 4
    fc.assert(
      fc.property(
        instant,
        fc.integer({ max: 400 * 96, min: 1 }),
        fc.boolean(),
        fc.boolean(),
        (at, quarters, hours, isSealed) => {
          const start = Math.floor(at / quarter) * quarter
          const end = start + quarters * quarter
          const sealed = new Set<number>()
          for (let m = periodStart('m', start); isSealed && m < end; m = periodEnd('m', m)) {
            sealed.add(m)
          }
          const { periods, raw } = planOf(
            { end, start },
            { anew: new Set(), fits: () => false, hours, sealed },
          )
          const spans = [
            ...raw,
            ...periods.map(({ level, start: from }) => ({
              end: periodEnd(level, from),
              start: from,
            })),
          ].sort((a, b) => a.start - b.start)
          expect(spans[0]!.start).toBe(start)
          expect(spans.at(-1)!.end).toBe(end)
          spans.forEach((one, index) => {
            if (index > 0) expect(one.start).toBe(spans[index - 1]!.end)
          })
          // What is read scan by scan is never more than the two ends.
          const rest = raw.reduce((sum, one) => sum + one.end - one.start, 0)
          expect(rest).toBeLessThan(2 * (hours ? HOUR : DAY))
        },
      ),
    )
  })

  it('asks no row that holds an hour judged anew', () => {
    const month = Date.UTC(2026, 0)
    const plan = planOf(
      { end: Date.UTC(2026, 1), start: month },
      {
        anew: new Set([month + 2 * DAY + 5 * HOUR]),
        fits: () => false,
        hours: true,
        sealed: new Set([month]),
      },
    )
    expect(plan.raw).toEqual([
      { end: month + 2 * DAY + 6 * HOUR, start: month + 2 * DAY + 5 * HOUR },
    ])
    expect(plan.periods.map(({ level }) => level)).not.toContain('m')
    expect(plan.periods).not.toContainEqual({ level: 'd', start: month + 2 * DAY })
  })
})
