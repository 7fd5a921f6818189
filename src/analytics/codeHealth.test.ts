import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { codeHealth, type HealthInput } from './codeHealth.js'

const now = Date.parse('2026-06-30T12:00:00Z')
const ago = (days: number): number => now - days * 86_400_000
const code: HealthInput = { createdAt: ago(90), lastScanAt: ago(1), previous: 40, recent: 40 }

describe('codeHealth', () => {
  it.each<[string, Partial<HealthInput>, null | string]>([
    ['scanned as before', {}, 'steady'],
    ['half as often', { recent: 20 }, 'steady'],
    ['less than half as often', { recent: 19 }, 'falling'],
    ['half as often again', { recent: 60 }, 'steady'],
    ['more than that', { recent: 61 }, 'rising'],
    ['awake again', { previous: 0, recent: 10 }, 'rising'],
    ['few scans say nothing', { previous: 9, recent: 0 }, 'steady'],
    ['last scan 30 days ago', { lastScanAt: ago(30), previous: 0, recent: 0 }, 'asleep'],
    ['last scan 29 days ago', { lastScanAt: ago(29), previous: 0, recent: 0 }, 'steady'],
    ['never scanned', { lastScanAt: null, previous: 0, recent: 0 }, 'asleep'],
    ['14 days old, never scanned', { createdAt: ago(14), lastScanAt: null }, 'asleep'],
    ['young and scanned', { createdAt: ago(27.9), previous: 0, recent: 99 }, 'steady'],
    ['imported with its scans', { createdAt: ago(1), firstScanAt: ago(80), recent: 99 }, 'rising'],
    ['young and never scanned', { createdAt: ago(13), lastScanAt: null }, null],
  ])('%s', (_, more, expected) => {
    expect(codeHealth({ ...code, ...more }, now)).toBe(expected)
  })

  it('takes dates as Payload hands them over', () => {
    const iso = (at: number): string => new Date(at).toISOString()
    const input = { ...code, createdAt: iso(ago(90)), lastScanAt: iso(ago(31)) }
    expect(codeHealth(input, now)).toBe('asleep')
  })

  it('gets no worse by another scan', () => {
    const worse = [null, 'asleep', 'falling', 'steady', 'rising']
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(60),
        fc.nat(99),
        fc.nat(99),
        (age, last, previous, recent) => {
          const input = { createdAt: ago(age), lastScanAt: ago(last), previous, recent }
          const before = worse.indexOf(codeHealth(input, now))
          const after = codeHealth({ ...input, lastScanAt: now, recent: recent + 1 }, now)
          expect(worse.indexOf(after)).toBeGreaterThanOrEqual(before)
        },
      ),
    )
  })
})
