import { describe, expect, it } from 'vitest'

import type { CodeState, CodeStateInput } from '../../../vocabulary/codeState.js'

import { de } from '../../../translations/de.js'
import { en } from '../../../translations/en.js'
import { es } from '../../../translations/es.js'
import { fr } from '../../../translations/fr.js'
import { ru } from '../../../translations/ru.js'
import { stateWords } from './stateWords.js'

const NOW = Date.parse('2026-05-01T12:00:00Z')
const DAY = 86_400_000
const inDays = (days: number) => new Date(NOW + days * DAY + 1000).toISOString()
const LANGUAGES = { de, en, es, fr, ru }

const words = (
  language: keyof typeof LANGUAGES,
  state: CodeState,
  code: CodeStateInput,
  more: { isTrashed?: boolean; now?: null; sent?: null | number; since?: string } = {},
) => {
  const texts = LANGUAGES[language]['plugin-qr'] as Record<string, string>
  const t = (key: string, values: Record<string, unknown> = {}) =>
    texts[key.slice('plugin-qr:'.length)]!.replace(/\{\{(\w+)\}\}/g, (_, name) =>
      String(values[name]),
    )
  return stateWords({ code, language, now: NOW, sent: 0, state, t: t as never, ...more })
}

describe('in English', () => {
  it.each<[string, Parameters<typeof words>]>([
    [
      'Sent 2,749 people on, ends in 12 days',
      ['en', 'active', { expiresAt: inDays(12) }, { sent: 2749 }],
    ],
    ['Sends people on', ['en', 'active', {}]],
    ['Sent one person on', ['en', 'active', {}, { sent: 1 }]],
    ['Sent 249 people on, 1 place left', ['en', 'active', { scanLimit: 250 }, { sent: 249 }]],
    [
      'Sends people on, ends tomorrow, 250 places left',
      ['en', 'active', { expiresAt: inDays(1), scanLimit: 250 }],
    ],
    [
      'Sends people on, for at most 250 people',
      ['en', 'active', { scanLimit: 250 }, { sent: null }],
    ],
    ['Limit reached: all 250 places are taken', ['en', 'used-up', { scanLimit: 250 }]],
    ['Paused: who scans it sees a message', ['en', 'paused', {}]],
    [
      'In the trash: who scans it sees a message',
      ['en', 'active', {}, { isTrashed: true, sent: 5 }],
    ],
  ])('%s', (said, given) => {
    expect(words(...given)).toBe(said)
  })

  it('says when it starts, ended, and since when it is paused', () => {
    expect(words('en', 'not-started', { startsAt: inDays(3) })).toMatch(
      /^Starts in 3 days \(May 4, 2026.*\)$/,
    )
    expect(words('en', 'expired', { expiresAt: inDays(-3) })).toMatch(
      /^Ended 2 days ago \(Apr 28, 2026.*\)$/,
    )
    expect(words('en', 'paused', {}, { since: inDays(-1) })).toMatch(/^Paused since Apr 30, 2026/)
  })
})

it('says the same in every language, and what no machine says otherwise before it knows the reader', () => {
  const given = ['active', { expiresAt: inDays(12), scanLimit: 3000 }, { sent: 2749 }] as const
  expect(words('de', ...given)).toBe(
    'Hat 2.749 Menschen weitergeleitet, endet in 12 Tagen, noch 251 Plätze frei',
  )
  expect(words('fr', ...given)).toMatch(
    /^A redirigé 2\s749 personnes, se termine dans 12\sj(ours)?, 251 places restantes$/u,
  )
  expect(words('es', ...given)).toMatch(
    /^Ha redirigido a 2749 personas, finaliza dentro de 12\s.*, quedan 251 plazas$/u,
  )
  expect(words('ru', ...given)).toMatch(
    /^Перенаправлено людей: 2\s749, закончится через 12\s.*, осталось мест: 251$/u,
  )
  expect(words('de', 'active', { expiresAt: inDays(12) }, { now: null, sent: 2749 })).toBe(
    'Hat 2749 Menschen weitergeleitet, endet 2026-05-13 12:00 UTC',
  )
})
