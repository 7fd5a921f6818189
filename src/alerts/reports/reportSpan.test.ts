import { expect, it } from 'vitest'

import { reportSpan } from './reportSpan.js'

const at = (instant: string, tz = 'Europe/Berlin') => ({ hour: 7, now: Date.parse(instant), tz })

it('a week from Monday to Sunday, and the one before', () => {
  expect(reportSpan('week', at('2026-11-30T12:00Z'))).toEqual({
    before: { from: '2026-11-16', to: '2026-11-22' },
    dueAt: Date.parse('2026-11-30T06:00Z'),
    from: '2026-11-23',
    to: '2026-11-29',
  })
  // a Sunday belongs to the week that is not over
  expect(reportSpan('week', at('2026-11-29T12:00Z'))).toMatchObject({ from: '2026-11-16' })
})

it('a month as long as it is, beside one of another length', () => {
  expect(reportSpan('month', at('2026-03-15T12:00Z'))).toMatchObject({
    before: { from: '2026-01-01', to: '2026-01-31' },
    from: '2026-02-01',
    to: '2026-02-28',
  })
  expect(reportSpan('month', at('2028-03-01T12:00Z'))).toMatchObject({
    from: '2028-02-01',
    to: '2028-02-29',
  })
  expect(reportSpan('month', at('2027-01-01T12:00Z'))).toMatchObject({
    before: { from: '2026-11-01', to: '2026-11-30' },
    from: '2026-12-01',
    to: '2026-12-31',
  })
})

it('sent by the clock of the reader, also where it was changed in the night', () => {
  // 29 March 2026: the clock goes forward on Sunday, 30 March is a Monday
  expect(reportSpan('week', at('2026-03-30T12:00Z')).dueAt).toBe(Date.parse('2026-03-30T05:00Z'))
  expect(reportSpan('week', at('2026-03-23T12:00Z')).dueAt).toBe(Date.parse('2026-03-23T06:00Z'))
  // 1 November 2026 is the day the clock goes back in New York, and the first of a month
  expect(reportSpan('month', at('2026-11-01T15:00Z', 'America/New_York')).dueAt).toBe(
    Date.parse('2026-11-01T12:00Z'),
  )
})

it('the day is the one of the reader', () => {
  const monday = '2026-11-29T12:00Z'
  expect(reportSpan('week', at(monday, 'Pacific/Kiritimati'))).toMatchObject({ from: '2026-11-23' })
  expect(reportSpan('week', at(monday, 'UTC'))).toMatchObject({ from: '2026-11-16' })
})
