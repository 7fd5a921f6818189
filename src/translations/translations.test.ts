import { initI18n } from '@payloadcms/translations'
import { pl } from '@payloadcms/translations/languages/pl'
import { expect, it } from 'vitest'

import { addTranslations } from './addTranslations.js'
import { de } from './de.js'
import { en } from './en.js'
import { fr } from './fr.js'

const texts = en['plugin-qr'] as Record<string, string>
const variables = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()

it.each([
  ['German', de],
  ['French', fr],
])('%s says everything English says, with the same variables', (_, language) => {
  const own = language['plugin-qr'] as Record<string, string>
  expect(Object.keys(own).sort()).toEqual(Object.keys(texts).sort())
  for (const [key, text] of Object.entries(texts)) {
    expect([key, variables(own[key]!)]).toEqual([key, variables(text)])
    expect(own[key]).not.toBe('')
  }
})

it('leaves other languages with English, whatever their plural forms', async () => {
  const { translations } = addTranslations({ supportedLanguages: { pl } })!
  const { t } = await initI18n({
    config: {
      fallbackLanguage: 'en',
      supportedLanguages: { pl },
      translations: translations as never,
    },
    context: 'client',
    language: 'pl',
  })
  for (const [key, text] of Object.entries(texts)) {
    for (const count of [0, 1, 2, 5, 22]) {
      expect((t as (key: string, vars: object) => string)(`plugin-qr:${key}`, { count })).toBe(
        text.replaceAll('{{count}}', String(count)),
      )
    }
  }
})

it('lets the host have the last word', () => {
  const { translations } = addTranslations({
    translations: { de: { 'plugin-qr': { active: 'Läuft' } } } as never,
  })! as { translations: Record<string, { 'plugin-qr': Record<string, string> }> }
  expect(translations.de!['plugin-qr']).toMatchObject({ active: 'Läuft', paused: 'Pausiert' })
})
