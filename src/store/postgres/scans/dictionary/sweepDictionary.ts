import type { Pool } from 'pg'

import type { Schema } from '../../schema.js'
import type { Kind } from './words.js'

import { beginEdition } from './edition.js'
import { FIELDS, RELATION } from './words.js'

/** Set before keys of rows that are to go. Keys are base64url, so none begins like this. */
const MARK = '!'

/** Numbers that rollups name of scans that are not there any more, by kind. */
export type Named = Record<Kind, readonly number[]>

/** What no statistics are of: it goes with the scans. */
const UNSEEN: Record<Kind, readonly string[]> = {
  clients: ['userAgent'],
  links: ['destination'],
  places: [],
  terms: [],
}

/**
 * Takes away what no scan uses any more, while scans go on. Rows are marked first, which hides them from
 * everybody who looks for a number; with the edition that then begins nobody writes a number found
 * before. What is unused after that stays unused and goes; a row that a scan took meanwhile stays with its
 * mark. What only rollups name keeps what statistics say of it. Not more than one at a time.
 */
export async function sweepDictionary(pool: Pool, schema: Schema, named: Named): Promise<void> {
  const kinds = ['places', 'clients', 'links', 'terms'] as const
  for (const kind of kinds) await mark(pool, schema, kind)
  await beginEdition(pool, schema)
  for (const kind of kinds) await remove(pool, schema, kind, named[kind])
}

async function mark(pool: Pool, schema: Schema, kind: Kind): Promise<void> {
  const { column, name } = schema[kind]
  const key = `w.${column('key')}`
  // With the number, because the same key may be marked once more.
  await pool.query(
    `UPDATE ${name} w SET ${column('key')} = concat('${MARK}', w.${column('id')}, ' ', ${key})
    WHERE (${key} IS NULL OR left(${key}, 1) <> '${MARK}') AND ${isUnused(schema, kind)}`,
  )
}

async function remove(
  pool: Pool,
  schema: Schema,
  kind: Kind,
  named: readonly number[],
): Promise<void> {
  const { column, has, name } = schema[kind]
  const [id, key] = ['id', 'key'].map((field) => `w.${column(field)}`)
  const unused = `left(${key}, 1) = '${MARK}' AND ${isUnused(schema, kind)}`
  const isNamed = `${id} = ANY($1::int[])`
  const unseen = UNSEEN[kind].filter(has)
  if (unseen.length > 0) {
    const emptied = unseen.map((field) => `${column(field)} = NULL`).join(', ')
    await pool.query(`UPDATE ${name} w SET ${emptied} WHERE ${unused} AND ${isNamed}`, [named])
  }
  const gone = `${unused} AND NOT ${isNamed}`
  await pool.query(
    `DELETE FROM ${name} w WHERE ${gone} AND ${id} < (SELECT max(${column('id')}) FROM ${name})`,
    [named],
  )
  // The last number stays with nothing to it: a number is given once, and the next is one more.
  const facts = (kind === 'terms' ? ['text'] : FIELDS[kind]).filter(has)
  const emptied = [
    `${column('key')} = concat('${MARK}', ${id})`,
    ...facts.map((field) => `${column(field)} = NULL`),
  ]
  await pool.query(`UPDATE ${name} w SET ${emptied.join(', ')} WHERE ${gone}`, [named])
}

/** Scans name sets by number; terms are the texts they hold, with their marks (`termWord`). */
function isUnused({ scans, ...schema }: Schema, kind: Kind): string {
  const { column } = schema[kind]
  if (kind !== 'terms') {
    return `NOT EXISTS (SELECT FROM ${scans.name} s
      WHERE s.${scans.column(RELATION[kind])} = w.${column('id')})`
  }
  return `NOT EXISTS (SELECT FROM (${termsOfScans(scans)}) named(text)
    WHERE named.text = w.${column('text')})`
}

/** The texts of all scans that are terms, each once. */
export function termsOfScans(scans: Schema['scans']): string {
  const marked = (mark: string, field: string): string =>
    `SELECT '${mark}:' || value::text
    FROM (SELECT DISTINCT ${scans.column(field)} FROM ${scans.name}) AS one(value)
    WHERE value IS NOT NULL`
  return [marked('c', 'qrCode'), marked('l', 'language'), marked('r', 'referrer')].join(
    ' UNION ALL ',
  )
}
