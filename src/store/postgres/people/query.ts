import type { PayloadRequest } from 'payload'
import type { Pool } from 'pg'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'

export type Row = Record<string, unknown>

/**
 * Runs a statement with `$1` … filled in: over the pool as parameters, or in a request's transaction
 * as literals, where none can be passed. Values are text, numbers, booleans, dates, `null` or, as
 * JSON text, anything else.
 */
export type Query = (text: string, values?: unknown[], req?: PayloadRequest) => Promise<Row[]>

export function createQuery(pool: Pool): Query {
  return async (text, values = [], req) => {
    if (!req) return (await pool.query<Row>(text, values.map(asParameter))).rows
    return inTransaction(
      req,
      text.replace(/\$(\d+)/g, (_, at: string) => asLiteral(values[Number(at) - 1])),
    )
  }
}

const asParameter = (value: unknown): unknown =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : value

const asLiteral = (value: unknown): string => {
  const given = asParameter(value)
  if (given === null || given === undefined) return 'NULL'
  // PostgreSQL's text takes every character but this one
  return literal(String(given).replaceAll('\0', ''))
}

export const millis = (value: unknown): number => new Date(value as string).getTime()
export const isoOf = (value: unknown): null | string =>
  value === null || value === undefined ? null : new Date(value as string).toISOString()
export const textOf = (value: unknown): null | string => (value as null | string) || null
