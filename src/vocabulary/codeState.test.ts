import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { CodeEntry } from './scan.js'

import { decide } from '../scan/decide/decide.js'
import { codeEntry } from '../scan/scan.fixture.js'
import { codeState } from './codeState.js'

const now = Date.parse('2026-06-01T12:00:00Z')

it.each([
  ['active', {}],
  ['active', { expiresAt: '2026-06-01T12:00:00.001Z', scanLimit: 3, sent: 2, startsAt: now }],
  ['paused', { expiresAt: now - 1, status: 'paused' }],
  ['not-started', { expiresAt: now - 1, startsAt: new Date(now + 1) }],
  ['expired', { expiresAt: now, scanLimit: 1, sent: 5 }],
  ['used-up', { scanLimit: 3, sent: 3 }],
  ['active', { expiresAt: '', scanLimit: null, startsAt: 'nonsense' }],
] as const)('is %s', (state, code) => {
  expect(codeState(code, now)).toBe(state)
})

it('agrees with what a scan is answered', () => {
  const instant = fc.option(fc.integer({ max: 5, min: -5 }).map((step) => now + step))
  fc.assert(
    fc.property(
      fc.constantFrom('active', 'paused'),
      instant,
      instant,
      (status, startsAt, expiresAt) => {
        const entry = codeEntry({ expiresAt, startsAt, status: status as CodeEntry['status'] })
        const { outcome } = decide(entry, { now })
        expect(codeState(entry, now)).toBe(outcome === 'redirected' ? 'active' : outcome)
      },
    ),
  )
})
