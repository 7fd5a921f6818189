import { preferredLanguages } from '../../scan/request/preferredLanguages.js'

/** The language a browser asks for first, as a BCP 47 tag like `de-DE`; `null` when it says none. */
export function language(acceptLanguage: null | string): null | string {
  return preferredLanguages(acceptLanguage)[0] ?? null
}
