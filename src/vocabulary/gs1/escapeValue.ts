/** A value in a path or query: all but the unreserved characters (RFC 3986, 2.3) percent-encoded. */
export const escapeValue = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/**
 * The value that a path segment, or the value of a query parameter, stands for; there a plus is a space.
 * What is no percent-encoding stays; `null`: a character nothing can have.
 */
export function unescapeValue(text: string, isQuery: boolean): null | string {
  const spaced = isQuery ? text.replaceAll('+', ' ') : text
  const value = spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return value.includes('\0') ? null : value
}
