type Item = boolean | null | number | string

/**
 * A list as PostgreSQL writes arrays. JSON writes strings the same way but for the escapes of
 * control characters, which PostgreSQL would take for letters: lists with such are written one by
 * one. NUL is no text to PostgreSQL and is left out.
 */
export function arrayLiteral(list: readonly Item[]): string {
  const json = JSON.stringify(list)
  const inner = /\\[^"\\]/.test(json) ? list.map(itemLiteral).join() : json.slice(1, -1)
  return `{${inner}}`
}

const itemLiteral = (item: Item): string =>
  typeof item === 'string'
    ? `"${item.replaceAll('\0', '').replace(/["\\]/g, String.raw`\$&`)}"`
    : String(item)
