import { de } from './de.js'
import { en, type Texts } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { ru } from './ru.js'

/** Every language the plugin speaks, by the name Payload has for it. */
export const LANGUAGES = { de, en, es, fr, ru } satisfies Record<string, Texts>
