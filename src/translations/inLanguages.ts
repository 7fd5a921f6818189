import type { TextKey } from './en.js'

import { de } from './de.js'
import { en } from './en.js'
import { fr } from './fr.js'

/** A text per language, where Payload takes no function: groups of the navigation, `ui` fields. */
export function inLanguages(key: TextKey): Record<string, string> {
  const name = key.slice('plugin-qr:'.length) as keyof (typeof en)['plugin-qr']
  return { en: en['plugin-qr'][name], de: de['plugin-qr'][name], fr: fr['plugin-qr'][name] }
}
