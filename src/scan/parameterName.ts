/**
 * The name of one parameter of a query as its reader sees it: decoded, `+` as a blank. What cannot be
 * decoded stays as it is written.
 */
export function parameterName(raw: string): string {
  const equals = raw.indexOf('=')
  const name = equals < 0 ? raw : raw.slice(0, equals)
  const spaced = name.includes('+') ? name.replaceAll('+', ' ') : name
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
