import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { codeHealth, type HealthInput } from './codeHealth.js'

const now = Date.parse('2026-06-30T12:00:00Z')
const ago = (days: number): number => now - days * 86_400_000
const code: HealthInput = { createdAt: ago(90), lastScanAt: ago(1), previous: 40, recent: 40 }

describe('codeHealth', () => {
  it.each<[string, Partial<HealthInput>, string]>([
    ['scanned as before', {}, 'active'],
    ['half as often', { recent: 20 }, 'active'],
    ['less than half as often', { recent: 19 }, 'declining'],
    ['few scans say nothing', { previous: 9, recent: 0 }, 'active'],
    ['last scan 30 days ago', { lastScanAt: ago(30), previous: 0, recent: 0 }, 'dormant'],
    ['last scan 29 days ago', { lastScanAt: ago(29), previous: 0, recent: 0 }, 'active'],
    ['never scanned', { lastScanAt: null, previous: 0, recent: 0 }, 'unscanned'],
    ['a week old, never scanned', { createdAt: ago(7), lastScanAt: null }, 'unscanned'],
    ['young and scanned', { createdAt: ago(6.9), firstScanAt: ago(6) }, 'new'],
    ['imported with its scans', { createdAt: ago(1), firstScanAt: ago(80) }, 'active'],
    ['young and never scanned', { createdAt: ago(1), lastScanAt: null }, 'new'],
  ])('%s', (_, more, expected) => {
    expect(codeHealth({ ...code, ...more }, now)).toBe(expected)
  })

  it('takes dates as Payload hands them over', () => {
    const iso = (at: number): string => new Date(at).toISOString()
    const input = { ...code, createdAt: iso(ago(90)), lastScanAt: iso(ago(31)) }
    expect(codeHealth(input, now)).toBe('dormant')
  })

  it('gets no worse by another scan', () => {
    const worse = ['unscanned', 'dormant', 'declining', 'active', 'new']
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
