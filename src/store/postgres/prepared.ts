import { createHash } from 'node:crypto'

/** A statement a connection parses once, with its values as PostgreSQL reads them. */
export type Prepared = { name: string; text: string; values: (null | string)[] }

/**
 * The name of a prepared statement. A connection knows statements by it, so what is written
 * differently, as while a column is missing, must be called differently.
 */
export const preparedName = (what: string, text: string): string =>
  `payload-plugin-qr-${what}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`

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
