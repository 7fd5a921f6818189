import type { Config } from 'payload'

import { deepMergeSimple } from 'payload'

import { en } from './en.js'
import { LANGUAGES } from './languages.js'

const OWN: Record<string, object> = LANGUAGES

/**
 * Our texts below the host's: what the host wrote wins. Every language gets the English texts
 * first, because a missing key with a count would break a page.
 */
export function addTranslations(i18n: Config['i18n']): Config['i18n'] {
  const languages = new Set([
    'en',
    ...Object.keys(i18n?.supportedLanguages ?? {}),
    ...Object.keys(i18n?.translations ?? {}),
  ])
  const ours = Object.fromEntries(
    [...languages].map((language) => [language, deepMergeSimple(en, OWN[language] ?? {})]),
  )
  return {
    ...i18n,
    translations: deepMergeSimple(ours, i18n?.translations ?? {}) as NonNullable<
      Config['i18n']
    >['translations'],
  }
}
