import type { Pool } from 'pg'

import type { ID } from '../../../vocabulary/scan.js'
import type { Store } from '../../../vocabulary/store.js'
import type { Schema, Table } from '../schema.js'

/** More than a list is ever paged through. */
const MOST = 5_000

/** Of a code, its words; of a campaign, its name. */
const CODE_FIELDS = ['title', 'code', 'placement', 'destination_url']

/**
 * Finds by words without their accents what is written with some: "metro" finds "Métro". By the server's
 * own `normalize`, since PostgreSQL 13, for `unaccent` is an extension that many hosts may not install.
 * What has no accents is found by any query, so nothing of it is looked at here.
 */
export function createFindMarked(pool: Pool, { campaigns, codes }: Schema): Store['findMarked'] {
  const statements = {
    campaigns: statementOf(campaigns, ['title']),
    codes: statementOf(codes, CODE_FIELDS),
  }
  return async (what, words) => {
    const text = statements[what]
    if (text === null || words.length === 0) return []
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
    const { rows } = await pool.query<{ id: ID }>(text, [patterns])
    return rows.map(({ id }) => id)
  }
}

/** `null` while the database has none of the fields. */
function statementOf(table: Table, fields: string[]): null | string {
  const columns = fields.filter(table.has).map(table.column)
  if (columns.length === 0) return null
  const written = `lower(concat_ws(' ', ${columns.join(', ')}))`
  const folded = `regexp_replace(normalize(${written}, NFD), '[\\u0300-\\u036f]', '', 'g')`
  return `SELECT id FROM (SELECT ${table.column('id')} AS id, ${written} AS written, ${folded} AS folded
    FROM ${table.name}) AS text
    WHERE folded <> written AND folded LIKE ALL($1) LIMIT ${MOST}`
}
