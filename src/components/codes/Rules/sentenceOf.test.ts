import { expect, it } from 'vitest'

import type { RuleWhen } from '../../../vocabulary/rules.js'
import type { Text } from '../../analytics/lib/useText.js'

import { LANGUAGES } from '../../../translations/languages.js'
import { sentenceOf } from './sentenceOf.js'

const tongueOf = (language: keyof typeof LANGUAGES) => {
  const texts = LANGUAGES[language]['plugin-qr'] as Record<string, string>
  const text: Text = (name, variables = {}) =>
    texts[name]!.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(variables[key]))
  return { language, text }
}

const night: RuleWhen = {
  devices: ['ios'],
  hours: { from: '18:00', to: '23:00', weekdays: [6], zone: 'Europe/Paris' },
}

it.each<[keyof typeof LANGUAGES, RuleWhen, string]>([
  ['en', {}, 'For everybody'],
  ['en', night, 'If the device is iPhone or iPad and it is Sat 18:00–23:00 in Europe/Paris'],
  ['de', night, 'Wenn das Gerät iPhone oder iPad ist und es Sa 18:00–23:00 in Europe/Paris ist'],
  ['en', { countries: ['FR', 'de'] }, 'If the country is France or Germany'],
  ['fr', { countries: ['FR'], visit: 'first' }, 'Si le pays est France et ce visiteur le scanne pour la première fois'], // prettier-ignore
  ['en', { firstScans: 1000 }, 'If it is one of the first 1,000 people'],
  ['en', { query: [{ name: 'table', value: '7' }, { name: 'vip' }] }, 'If the address has table=7 and vip'], // prettier-ignore
  ['en', { hours: { weekdays: [7, 1], zone: 'UTC' } }, 'If it is Mon or Sun in UTC'],
  ['en', { hours: { to: '08:00', zone: 'UTC' } }, 'If it is 00:00–08:00 in UTC'],
  ['en', { cities: ['Köln'], languages: ['de'], regions: ['DE-NW'] }, 'If the language is German, the region is DE-NW, and the city is Köln'], // prettier-ignore
])('%s: %j reads “%s”', (language, when, sentence) => {
  expect(sentenceOf({ when }, tongueOf(language))).toBe(sentence)
})

it('has words for every condition in every language', () => {
  const whens: RuleWhen[] = [
    {
      devices: ['android', 'chromeos', 'desktop', 'linux', 'macos', 'mobile', 'tablet', 'windows'],
    },
    { dates: { from: '2026-06-01T10:00:00Z', until: '2026-07-01T10:00:00Z' } },
    { visit: 'repeat' },
  ]
  for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
    for (const when of whens) {
      expect(sentenceOf({ when }, tongueOf(language))).not.toMatch(/undefined|\{\{/)
    }
  }
})
