import { initI18n } from '@payloadcms/translations'
import { pl } from '@payloadcms/translations/languages/pl'
import { expect, it } from 'vitest'

import { addTranslations } from './addTranslations.js'
import { en } from './en.js'
import { LANGUAGES } from './languages.js'

type Texts = Record<string, string>
const texts = en['plugin-qr'] as Texts
const others = Object.entries(LANGUAGES)
  .filter(([language]) => language !== 'en')
  .map(([language, own]) => [language, own['plugin-qr'] as Texts] as const)

const variables = (text: string): string =>
  [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join(' ')

it.each(others)('%s says everything English says, with the same variables', (language, own) => {
  const keys = Object.keys(texts)
  expect(
    {
      empty: keys.filter((key) => own[key] === ''),
      missing: keys.filter((key) => !(key in own)),
      otherVariables: keys
        .filter((key) => variables(own[key] ?? '') !== variables(texts[key]!))
        .filter((key) => key in own),
      unknown: Object.keys(own).filter((key) => !(key in texts)),
    },
    `keys of src/translations/**/${language}.ts`,
  ).toEqual({ empty: [], missing: [], otherVariables: [], unknown: [] })
})

/** What is no sentence: labels, buttons, pills and the heads of tables. */
const SHORT = 25
/** More than 1.6 times as long, and by more than three letters (`Logo` and `Логотип`). */
const tooWide = (length: number, widest: number): boolean =>
  length > Math.max(1.6 * widest, widest + 3)

it.each(['es', 'ru'] as const)('%s needs about the room of the other languages', (language) => {
  const length = (of: keyof typeof LANGUAGES, key: string): number =>
    (LANGUAGES[of]['plugin-qr'] as Texts)[key]?.length ?? 0
  const widest = (key: string): number =>
    Math.max(...(['en', 'de', 'fr'] as const).map((of) => length(of, key)))
  const wide = Object.keys(texts)
    .filter((key) => widest(key) <= SHORT)
    .filter((key) => tooWide(length(language, key), widest(key)))
    .map((key) => `${key} (${length(language, key)} letters, others ${widest(key)})`)
  expect(wide, `wide texts of src/translations/**/${language}.ts`).toEqual([])
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
