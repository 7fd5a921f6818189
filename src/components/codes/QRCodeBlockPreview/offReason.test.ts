import { expect, it } from 'vitest'

import { offReason } from './offReason.js'

it('tells nothing of a code that leads on', () => {
  expect(offReason({ state: 'active' })).toBeNull()
})

it.each([
  [
    'the trash before everything else',
    { deletedAt: '2026-05-01', state: 'paused' },
    'blockTrashed',
  ],
  ['a pause', { state: 'paused' }, 'blockPaused'],
  ['a limit that is reached', { state: 'used-up' }, 'blockUsedUp'],
] as const)('tells %s', (_, code, key) => {
  expect(offReason(code)).toEqual({ text: `plugin-qr:${key}` })
})

it('tells the day of an end and of a start', () => {
  const code = { expiresAt: '2026-06-02', startsAt: '2026-06-01' }
  expect(offReason({ ...code, state: 'expired' })).toMatchObject({ date: '2026-06-02' })
  expect(offReason({ ...code, state: 'not-started' })).toMatchObject({ date: '2026-06-01' })
})
