import type { PageLanguage } from './pageTexts.js'

import { preferredLanguages } from '../../request/preferredLanguages.js'
import { PAGE_TEXTS } from './pageTexts.js'

/** The first language the browser asks for that the pages speak; English when there is none. */
export function pageLanguage(acceptLanguage: null | string): PageLanguage {
  for (const tag of preferredLanguages(acceptLanguage)) {
    const primary = tag.split('-', 1)[0] ?? ''
    if (Object.hasOwn(PAGE_TEXTS, primary)) return primary as PageLanguage
  }
  return 'en'
}
