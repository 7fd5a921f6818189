import { countryCodes } from './countryCodes.js'

/**
 * A country by its ISO code in the reader's language; the code itself where it has no name, or where
 * no language is given.
 */
export function countryName(country: unknown, language: null | string): null | string {
  if (typeof country !== 'string' || country === '') return null
  if (language === null) return country
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  } catch {
    return country
  }
}

/** `Hamburg, Germany`, as far as it is known; `null` where nothing is. */
export function placeOf(
  { city, country }: { city?: unknown; country?: unknown },
  language: null | string,
): null | string {
  const parts = [typeof city === 'string' ? city : null, countryName(country, language)]
  return parts.filter(Boolean).join(', ') || null
}

/** The code a withdrawn one goes by now (`DD`: `DE`), as CLDR has it; any other as it is. */
export function presentCountry(country: string): string {
  if (countryCodes.includes(country)) return country
  try {
    const { region } = new Intl.Locale(`und-${country}`)
    return region && countryCodes.includes(region) ? region : country
  } catch {
    return country
  }
}

/** All countries with their names, sorted as the reader's language does. */
export function countries(language: string): { label: string; value: string }[] {
  return countryCodes
    .map((value) => ({ label: countryName(value, language) ?? value, value }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
