import type { TextKey, Texts } from './en.js'

import { LANGUAGES } from './languages.js'

/** A text per language, where Payload takes no function: groups of the navigation, `ui` fields. */
export function inLanguages(key: TextKey): Record<string, string> {
  const name = key.slice('plugin-qr:'.length) as keyof Texts['plugin-qr']
  return Object.fromEntries(
    Object.entries(LANGUAGES).map(([language, texts]) => [language, texts['plugin-qr'][name]]),
  )
}
