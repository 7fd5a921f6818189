import { createHash } from 'node:crypto'

/**
 * The name of a prepared statement. A connection knows statements by it, so what is written
 * differently, as while a column is missing, must be called differently.
 */
export const preparedName = (what: string, text: string): string =>
  `payload-plugin-qr-${what}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
