import { expect, it } from 'vitest'

import { relativeTime } from './relativeTime.js'

const now = Date.parse('2026-06-01T12:00:00Z')

it.each([
  [0, 'en', 'now'],
  [-59_000, 'en', 'now'],
  [-119_000, 'en', '1 min. ago'],
  [-3_600_000 * 5, 'de', 'vor 5 Std.'],
  [-86_400_000, 'fr', 'hier'],
  [86_400_000 * 3, 'en', 'in 3 days'],
  [-86_400_000 * 800, 'en', '2 yr. ago'],
])('%i ms in %s', (distance, language, text) => {
  expect(relativeTime(now + distance, now, language)).toBe(text)
})
