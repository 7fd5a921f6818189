/** The name of one parameter of a query, decoded. */
export function parameterName(raw: string): string {
  const equals = raw.indexOf('=')
  return decodeParameter(equals < 0 ? raw : raw.slice(0, equals))
}

/** A piece of a query as its reader sees it, `+` as a blank. What cannot be decoded stays as it is. */
export function decodeParameter(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
