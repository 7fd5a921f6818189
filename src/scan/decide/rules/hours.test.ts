import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { RuleHours } from '../../../vocabulary/rules.js'

import { compileRules } from './compileRules.js'
import { holds } from './holds.js'
import { ruleFacts, ruleTo, urlOf } from './rules.fixture.js'
import { isZone, wallClock } from './wallClock.js'

const isOpen = (hours: RuleHours, at: number | string): boolean => {
  const { when } = compileRules([ruleTo('a', { hours })], urlOf)!.list[0]!
  return holds(when, ruleFacts({ now: new Date(at).getTime() }))
}

const saturdayNight: RuleHours = { from: '18:00', to: '23:00', weekdays: [6], zone: 'Europe/Paris' }

it.each([
  ['2026-06-06T15:59:59Z', false],
  ['2026-06-06T16:00:00Z', true],
  ['2026-06-06T20:59:59Z', true],
  ['2026-06-06T21:00:00Z', false],
  // a Friday, and a winter's Saturday
  ['2026-06-05T18:00:00Z', false],
  ['2026-12-05T16:30:00Z', false],
  ['2026-12-05T17:00:00Z', true],
])('Saturday 18:00–23:00 in Paris at %s: %s', (at, open) => {
  expect(isOpen(saturdayNight, at)).toBe(open)
})

it.each([
  // until 3 on Sunday morning, which is Saturday's night; not on Saturday's morning
  ['2026-06-06T20:00:00Z', true],
  ['2026-06-07T00:59:00Z', true],
  ['2026-06-07T01:00:00Z', false],
  ['2026-06-06T00:30:00Z', false],
])('Saturday 22:00–03:00 in Berlin at %s: %s', (at, open) => {
  const hours = { from: '22:00', to: '03:00', weekdays: [6], zone: 'Europe/Berlin' }
  expect(isOpen(hours, at)).toBe(open)
})

it('belongs to Sunday, and to Monday morning, across the end of the week', () => {
  const hours = { from: '22:00', to: '02:00', weekdays: [7], zone: 'UTC' }
  expect(isOpen(hours, '2026-06-07T23:00:00Z')).toBe(true)
  expect(isOpen(hours, '2026-06-08T01:00:00Z')).toBe(true)
  expect(isOpen(hours, '2026-06-07T01:00:00Z')).toBe(false)
})

it.each([
  ['whole days', {}, '2026-06-06T00:00:00Z', true],
  ['to the end of the day', { from: '20:00', to: '24:00' }, '2026-06-06T23:59:00Z', true],
  ['to midnight', { from: '20:00', to: '00:00' }, '2026-06-06T23:59:00Z', true],
  ['not beyond midnight', { from: '20:00', to: '00:00' }, '2026-06-07T00:00:00Z', false],
  ['once round', { from: '08:00', to: '08:00' }, '2026-06-07T07:59:00Z', true],
])('%s', (_, hours, at, open) => {
  expect(isOpen({ weekdays: [6], zone: 'UTC', ...hours }, at)).toBe(open)
})

describe('when the clocks change', () => {
  it.each([
    // Berlin, 29 March 2026: 01:59 CET is followed by 03:00 CEST, so 02:00–03:00 is never.
    ['Europe/Berlin', '02:00', '03:00', '2026-03-29T00:59:00Z', false],
    ['Europe/Berlin', '02:00', '03:00', '2026-03-29T01:00:00Z', false],
    ['Europe/Berlin', '03:00', '04:00', '2026-03-29T01:00:00Z', true],
    // 25 October 2026: 02:00–03:00 is twice.
    ['Europe/Berlin', '02:00', '03:00', '2026-10-25T00:30:00Z', true],
    ['Europe/Berlin', '02:00', '03:00', '2026-10-25T01:30:00Z', true],
    ['Europe/Berlin', '02:00', '03:00', '2026-10-25T02:00:00Z', false],
    // New York, 8 March and 1 November 2026.
    ['America/New_York', '02:00', '03:00', '2026-03-08T07:30:00Z', false],
    ['America/New_York', '03:00', '04:00', '2026-03-08T07:00:00Z', true],
    ['America/New_York', '01:00', '02:00', '2026-11-01T05:30:00Z', true],
    ['America/New_York', '01:00', '02:00', '2026-11-01T06:30:00Z', true],
    // Lord Howe Island changes by half an hour, 5 April and 4 October 2026: 01:30–02:00 is twice,
    // 02:00–02:30 never.
    ['Australia/Lord_Howe', '01:30', '02:00', '2026-04-04T14:45:00Z', true],
    ['Australia/Lord_Howe', '01:30', '02:00', '2026-04-04T15:15:00Z', true],
    ['Australia/Lord_Howe', '01:30', '02:00', '2026-04-04T15:30:00Z', false],
    ['Australia/Lord_Howe', '02:00', '02:30', '2026-10-03T15:30:00Z', false],
    ['Australia/Lord_Howe', '02:30', '03:00', '2026-10-03T15:30:00Z', true],
  ])('%s %s–%s at %s: %s', (zone, from, to, at, open) => {
    expect(isOpen({ from, to, zone }, at)).toBe(open)
  })
})

/** The wall clock once more, by another way of the same engine: the text of a whole date. */
function byText(zone: string, at: number) {
  const text = new Date(at).toLocaleString('sv-SE', { timeZone: zone })
  const [, day, hour, minute] = /^(\S+) (\d+):(\d+)/.exec(text)!
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return { minutes: Number(hour) * 60 + Number(minute), weekday }
}

it('shows what a calendar of the zone shows, at any time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
      fc.integer({ max: Date.parse('2037-12-31Z'), min: Date.parse('2000-01-01Z') }),
      (zone, at) => {
        expect(wallClock(zone, at)).toEqual(byText(zone, at))
      },
    ),
  )
})

it('hours from a to b and from b to a share out every minute', () => {
  const minute = fc.integer({ max: 1439, min: 0 })
  const time = (at: number) =>
    `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(minute, minute, fc.integer({ max: 4e12, min: 0 }), (a, b, at) => {
      fc.pre(a !== b)
      const zone = 'Australia/Lord_Howe'
      const [from, to] = [time(a), time(b)]
      expect(isOpen({ from, to, zone }, at)).not.toBe(isOpen({ from: to, to: from, zone }, at))
    }),
  )
})

it.each([
  ['Europe/Paris', true],
  ['UTC', true],
  ['Europe/Pariss', false],
  ['+01:00', false],
  ['', false],
])('knows whether %j is a zone', (zone, yes) => expect(isZone(zone)).toBe(yes))
