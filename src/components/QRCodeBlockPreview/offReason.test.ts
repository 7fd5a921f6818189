import { expect, it } from 'vitest'

import { offReason } from './offReason.js'

const now = Date.parse('2026-06-01T12:00:00Z')
const code = { code: 'A', status: 'active' }

it.each([
  ['nothing of a code that leads on', {}, undefined],
  [
    'the trash before everything else',
    { deletedAt: '2026-05-01', status: 'paused' },
    'blockTrashed',
  ],
  ['a pause', { status: 'paused' }, 'blockPaused'],
  ['an end that has passed', { expiresAt: '2026-06-01T12:00:00Z' }, 'blockExpired'],
  ['a start to come', { startsAt: '2026-06-01T12:00:01Z' }, 'blockNotStarted'],
  ['a limit that is reached', { scanLimit: 5, sent: 5 }, 'blockUsedUp'],
  [
    'nothing of a limit whose count the editor may not see',
    { scanLimit: 5, sent: null },
    undefined,
  ],
])('tells %s', (_, more, key) => {
  expect(offReason({ ...code, ...more }, now)?.text).toBe(key && `plugin-qr:${key}`)
})
