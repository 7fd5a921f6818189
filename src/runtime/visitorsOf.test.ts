import { expect, it, vi } from 'vitest'

import type { VisitorKeys } from '../describe/visitor/createVisitorKeys.js'

import { privacyOfPreset } from '../describe/privacy/privacy.js'
import { turnsOf, visitorsOf } from './visitorsOf.js'

const NOW = Date.parse('2026-06-05T12:00:00Z')
const DAY = 86_400_000
const payload = { secret: 'secret' } as never

function turnFor(claimant: object = {}, change: object = {}, until = NOW + 30 * DAY) {
  const visit = vi.fn<VisitorKeys['visit']>(async () => ({ until, visitor: 'visitor' }))
  const keys = { visit } as unknown as VisitorKeys
  const options = { privacy: privacyOfPreset('strict'), retention: false, visitors: { secret: null }, ...change } as never // prettier-ignore
  const turns = turnsOf(visitorsOf(keys, options, payload), options)
  const who = { address: '73.162.1.1', headers: new Headers(), now: NOW, userAgent: 'A phone' }
  return { turn: turns(1, { ...who, ...claimant }), visit }
}

it('is the turn of the visitor of the scan, who is asked for without the address', async () => {
  const { turn, visit } = turnFor()
  expect(await turn).toEqual({ until: NOW + 30 * DAY, visitor: 'visitor' })
  expect(JSON.stringify(visit.mock.calls)).not.toContain('73.162')
})

it.each([
  ['sends Global Privacy Control', { headers: new Headers({ 'sec-gpc': '1' }) }, {}],
  ['asks not to be tracked', { headers: new Headers({ dnt: '1' }) }, {}],
  ['has no known address', { address: null }, {}],
  ['is on a site without visitors', {}, { visitors: false }],
])('is nobody’s of who %s', async (_, claimant, change) => {
  const { turn, visit } = turnFor(claimant, change)
  expect(await turn).toBeNull()
  expect(visit).not.toHaveBeenCalled()
})

it('is kept no longer than scans are, nor than the key', async () => {
  const retention = { days: 7, mode: 'delete' }
  expect((await turnFor({}, { retention }).turn)!.until).toBe(NOW + 7 * DAY)
  expect((await turnFor({}, { retention }, NOW + DAY).turn)!.until).toBe(NOW + DAY)
  expect((await turnFor({}, { retention }, Infinity).turn)!.until).toBe(NOW + 7 * DAY)
})
