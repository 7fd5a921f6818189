/** Parameters of an export for who reads it; `language` is the reader's. */
export function formatOf(kind: 'csv' | 'excel' | 'json', language: string): string {
  if (kind !== 'excel') return `format=${kind}`
  return `format=csv&bom=1&labels=1&sep=${separatorOf(language)}`
}

/** Excel takes the comma for the decimal sign where people do, and splits at semicolons there. */
function separatorOf(language: string): 'comma' | 'semicolon' {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && value === ',')
    ? 'semicolon'
    : 'comma'
}
