import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { OUTCOMES } from '../vocabulary/outcomes.js'
import { DEVICE_TYPES, TRAFFIC_CLASSES } from '../vocabulary/scan.js'
import { ParameterError } from './ParameterError.js'
import { parseStatsParams, PRESETS } from './parseStatsParams.js'
import { addDays, daysBetween } from './time/zone.js'

const NOW = Date.parse('2026-03-29T12:00:00Z')
const parse = (query: string, takes?: Parameters<typeof parseStatsParams>[2]) =>
  parseStatsParams(new URLSearchParams(query), NOW, takes)
const wrong = (query: string, takes?: Parameters<typeof parseStatsParams>[2]) => {
  try {
    parse(query, takes)
  } catch (error) {
    if (error instanceof ParameterError) return error.parameter
    throw error
  }
  return null
}

const NAMES = ['code', 'compare', 'country', 'detail', 'device', 'from', 'interval', 'limit']
const MORE = ['range', 'to', 'traffic', 'tz', 'campaign', 'folder', 'depth', 'outcome']

describe('parameters of statistics', () => {
  it('are the last 30 days of people in UTC without any', () => {
    expect(parse('')).toEqual({
      detail: false,
      limit: 10,
      query: { from: '2026-02-28', to: '2026-03-29', traffic: 'human', tz: 'UTC' },
    })
  })

  it('are understood, or refused by name', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '0', '-1', '1e3', 'today', 'none', '2026-02-30', '2026-03-01', 'DE,fr'),
    )
    const pair = fc.tuple(
      fc.oneof(fc.constantFrom(...NAMES, ...MORE), fc.string({ maxLength: 8 })),
      value,
    )
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
        const params = new URLSearchParams(pairs)
        const refused = wrong(params.toString())
        if (refused === null) {
          const { limit, query } = parse(params.toString())
          expect(query.from <= query.to).toBe(true)
          expect(limit).toBeGreaterThanOrEqual(1)
        } else expect([...params.keys()]).toContain(refused)
      }),
    )
  })

  it('bring back every view that can be asked for', () => {
    const list = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values))
    fc.assert(
      fc.property(
        fc.integer({ max: 3_659, min: 0 }),
        fc.integer({ max: 9_000, min: 0 }),
        list(DEVICE_TYPES),
        list(TRAFFIC_CLASSES),
        list(['DE', 'FR', 'none']),
        list(OUTCOMES),
        (days, since, devices, classes, countries, outcomes) => {
          const from = addDays('2000-01-01', since)
          const to = addDays(from, days)
          const params = new URLSearchParams({ from, to, tz: 'Asia/Kathmandu' })
          if (devices.length) params.set('device', devices.join(','))
          for (const one of classes) params.append('traffic', one)
          if (countries.length) params.set('country', countries.join(' , ').toLowerCase())
          if (outcomes.length) params.set('outcome', outcomes.join(','))
          const { query } = parse(params.toString())
          expect([query.from, query.to, query.tz]).toEqual([from, to, 'Asia/Kathmandu'])
          expect(query.devices ?? []).toEqual(devices)
          expect(query.outcomes ?? []).toEqual(outcomes)
          expect(query.countries ?? []).toEqual(
            countries.map((one) => (one === 'none' ? null : one)),
          )
          const only = classes.length === 1 && classes[0] === 'human'
          expect(query.traffic).toEqual(classes.length && !only ? classes : 'human')
        },
      ),
    )
  })

  it('name everybody who was turned away, whatever the reason', () => {
    expect(parse('outcome=paused,turned-away').query.outcomes?.toSorted()).toEqual(
      OUTCOMES.filter((one) => one !== 'redirected' && one !== 'asked').toSorted(),
    )
    expect(wrong('outcome=sold-out')).toBe('outcome')
    // there is no scan of a code that is not known
    expect(wrong('outcome=unknown')).toBe('outcome')
  })

  it.each(Object.entries(PRESETS))('%s is %i days with today, in the zone', (range, days) => {
    const { query } = parse(`range=${range}&tz=Pacific/Kiritimati`)
    expect(query.to).toBe('2026-03-30')
    expect(daysBetween(query.from, query.to) + 1).toBe(days)
  })

  it('mean nothing where an endpoint says so, and more where it says so', () => {
    expect(wrong('from=2026-03-01', { without: ['from'] })).toBe('from')
    expect(wrong('after=01H', { more: ['after'] })).toBeNull()
    expect(wrong('after=01H')).toBe('after')
  })

  it('have an end', () => {
    expect(wrong('from=2010-01-01')).toBe('from')
    expect(wrong(`code=${Array.from({ length: 501 }, (_, n) => n).join(',')}`)).toBe('code')
    expect(wrong('interval=hour&from=2026-01-26')).toBe('interval')
    expect(wrong('interval=hour&from=2026-01-27')).toBeNull()
  })
})
