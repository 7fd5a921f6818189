import fc from 'fast-check'

import type { ID, ScanRecord } from '../src/vocabulary/scan.js'
import type { FactQuestion, ScanSelection } from '../src/vocabulary/statistics.js'

import { bucketsOf } from '../src/analytics/time/bucketsOf.js'
import { rangeOf } from '../src/analytics/time/rangeOf.js'
import { addDays, instantOf } from '../src/analytics/time/zone.js'
import { CHANNELS } from '../src/vocabulary/channels.js'
import { OUTCOMES } from '../src/vocabulary/outcomes.js'
import { scanRecord } from './scanRecord.js'

/** Zones of whole, half and quarter hours, with and without daylight saving, both sides of UTC. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
]
const CLASSES = ['human', 'suspect', 'bot', 'preview', 'prefetch', 'probe', 'internal'] as const
const DEVICES = ['mobile', 'tablet', 'desktop', 'unknown', null] as const
export const FIRST = Date.parse('2026-01-20T00:00:00Z')
export const DAYS = 90

const places = [
  { city: 'Berlin', country: 'DE', latitude: 52.5, longitude: 13.4, regionName: 'Berlin' },
  { city: 'Frankfurt', country: 'DE', latitude: 50.1, longitude: 8.7, regionName: 'Hesse' },
  { city: 'Frankfurt', country: 'DE', latitude: 52.3, longitude: 14.5, regionName: 'Brandenburg' },
  { city: null, country: 'FR', latitude: null, longitude: null, regionName: null },
  { city: null, country: null, latitude: null, longitude: null, regionName: null },
]

/** Scans of these four codes, and questions about them, at random: what each engine has to answer alike. */
export function anyStatistics(codes: readonly { code: string; id: ID }[]) {
  // Days near the ends of months, years of zones and clock changes come up often enough by chance.
  const anyScan = fc
    .record({
      // a rule may be called as an alias is
      alias: fc.constantFrom('MENU', 'TABLE', null),
      at: fc.integer({ max: DAYS * 86_400_000 - 1, min: 0 }),
      channel: fc.constantFrom(...CHANNELS, null),
      code: fc.nat(3),
      device: fc.constantFrom(...DEVICES),
      language: fc.constantFrom('de-DE', 'en-GB', null),
      outcome: fc.constantFrom('redirected', 'redirected', ...OUTCOMES),
      place: fc.constantFrom(...places),
      postalCode: fc.constantFrom('10115', '60311', null),
      referrer: fc.constantFrom('https://example.org', null),
      rule: fc.constantFrom('MENU', null),
      trafficClass: fc.constantFrom('human', 'human', 'human', ...CLASSES),
      utmTerm: fc.constantFrom('a', null),
      visitor: fc.option(fc.nat(40), { nil: null }),
    })
    .map(({ at, code, device, place, visitor, ...more }) => () => {
      const { code: text, id } = codes[code]!
      return scanRecord({
        ...more,
        ...place,
        code: text,
        deviceType: device as ScanRecord['deviceType'],
        qrCode: id,
        scannedAt: FIRST + at,
        visitor: visitor === null ? null : `visitor-${visitor}`,
      })
    })

  const anyQuestion = fc
    .record({
      classes: fc.constantFrom(
        'all' as const,
        ['human' as const],
        ['bot' as const, 'human' as const],
      ),
      codes: fc.oneof(fc.constant('all' as const), fc.subarray([0, 1, 2, 3])),
      countries: fc.option(fc.subarray(['DE', 'FR', null], { minLength: 1 })),
      // What a running range is compared with ends at any minute.
      cut: fc.option(fc.integer({ max: 24 * 60 - 1, min: 0 })),
      days: fc.integer({ max: DAYS, min: 1 }),
      devices: fc.option(fc.subarray(['mobile', 'desktop', 'unknown'], { minLength: 1 })),
      from: fc.integer({ max: DAYS, min: -2 }),
      outcomes: fc.option(fc.subarray([...OUTCOMES], { minLength: 1 })),
      tz: fc.constantFrom(...ZONES),
    })
    .map(({ codes: wanted, cut, days, from, tz, ...more }) => (): FactQuestion => {
      const first = addDays('2026-01-20', from)
      const last = addDays(first, days - 1)
      const range = rangeOf({ from: first, to: last, tz })
      const selection: ScanSelection = {
        ...more,
        codes: wanted === 'all' ? 'all' : wanted.map((index) => codes[index]!.id),
        end: cut === null ? Date.parse(range.end) : instantOf(tz, last, cut * 60_000),
        start: Date.parse(range.start),
      }
      return {
        limits: { breakdown: 3, courses: 2, points: 2 },
        selection,
        // few, because a recount asks for each by itself
        spans: bucketsOf(range, 'day')
          .slice(-3)
          .map(({ end, start }) => ({ end: Math.min(end, selection.end), start }))
          .filter(({ end, start }) => start < end),
        want: [
          'breakdowns',
          'codes',
          'courses',
          'points',
          'sightings',
          'slots',
          'spans',
          'totals',
          'visitors',
        ],
      }
    })

  return { anyQuestion, anyScan }
}
