import { describe, expect, it } from 'vitest'

import type { CodeEntry } from '../../vocabulary/scan.js'

import { codeEntry, NOW } from '../scan.fixture.js'
import { NO_UTM } from './buildDestination.js'
import { decide } from './decide.js'

const on = (change: Partial<CodeEntry>, schemes?: string[]) =>
  decide(codeEntry(change), { now: NOW, schemes, scannedQuery: 'x=1' })

const OFF: [Partial<CodeEntry>, string][] = [
  [{ status: 'paused', trashed: true }, 'trashed'],
  [{ status: 'paused' }, 'paused'],
  [{ startsAt: NOW + 1 }, 'not-started'],
  [{ expiresAt: NOW }, 'expired'],
  [{ destination: null }, 'missing-destination'],
  [{ destination: 'javascript:alert(1)' }, 'missing-destination'],
  [{ destination: 'relative' }, 'missing-destination'],
]

describe('decide', () => {
  it('sends people to the destination with its tags', () => {
    expect(on({})).toEqual({
      claim: false,
      kind: 'redirect',
      outcome: 'redirected',
      url: 'https://a.example/menu?x=1&utm_source=qr',
      utm: { ...NO_UTM, source: 'qr' },
    })
  })

  it('is on from its start to just before its end', () => {
    expect(on({ expiresAt: NOW + 1, startsAt: NOW }).outcome).toBe('redirected')
  })

  it('asks for a place where there is a limit, even of none', () => {
    expect(on({ scanLimit: 5 })).toMatchObject({ claim: true })
    expect(on({ scanLimit: 0 })).toMatchObject({ claim: true })
  })

  it.each(OFF)('%j shows a page: %s', (change, outcome) => {
    expect(on(change)).toEqual({ kind: 'page', outcome, utm: NO_UTM })
  })

  it.each(OFF)('%j goes to the fallback URL as it is, keeping %s', (change, outcome) => {
    const fallbackURL = 'https://fallback.example/?a=b'
    expect(on({ ...change, fallbackURL, scanLimit: 5 })).toEqual({
      claim: false,
      kind: 'redirect',
      outcome,
      url: fallbackURL,
      utm: NO_UTM,
    })
    expect(on({ ...change, fallbackURL: 'data:,x' })).toMatchObject({ kind: 'page', outcome })
  })

  it('shows a page for unknown codes', () => {
    expect(decide(null, { now: NOW })).toEqual({ kind: 'page', outcome: 'unknown', utm: NO_UTM })
  })

  it('follows the schemes the host allows', () => {
    expect(on({ destination: 'myapp://x' }).outcome).toBe('missing-destination')
    expect(on({ destination: 'myapp://x' }, ['myapp'])).toMatchObject({ url: 'myapp://x' })
  })
})
