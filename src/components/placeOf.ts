/** A country by its ISO code in the reader's language; the code itself where it has no name. */
export function countryName(country: unknown, language: string): null | string {
  if (typeof country !== 'string' || country === '') return null
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  } catch {
    return country
  }
}

/** `Hamburg, Germany`, as far as it is known; `null` where nothing is. */
export function placeOf(
  { city, country }: { city?: unknown; country?: unknown },
  language: string,
): null | string {
  const parts = [typeof city === 'string' ? city : null, countryName(country, language)]
  return parts.filter(Boolean).join(', ') || null
}

/** All countries with their names, sorted as the reader's language does. */
export function countries(language: string): { label: string; value: string }[] {
  const names = new Intl.DisplayNames([language], { fallback: 'none', type: 'region' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes
    .flatMap((value) => {
      // Groups and private codes have names too, but nobody scans there.
      if (/^(EU|EZ|UN|QO|X.|ZZ)$/.test(value) && value !== 'XK') return []
      const label = names.of(value)
      return label ? [{ label, value }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
