import type { Pool } from 'pg'

import type { Schema } from '../../schema.js'

import { addWords } from '../../scans/dictionary/addWords.js'
import { termKeySQL, termWord } from '../../scans/dictionary/words.js'

const CHUNK = 5_000

/** Scans we did not write ourselves may name codes, languages and referrers that have no number. */
export async function addMissingTerms(pool: Pool, { scans, terms }: Schema): Promise<void> {
  const distinct = (mark: string, field: string): string =>
    `SELECT '${mark}:' || value::text FROM (SELECT DISTINCT ${scans.column(field)} FROM ${scans.name}) AS one(value)
    WHERE value IS NOT NULL`
  const { rows } = await pool.query<{ text: string }>(
    `SELECT named.text FROM (
      ${[distinct('c', 'qrCode'), distinct('l', 'language'), distinct('r', 'referrer')].join(' UNION ALL ')}
    ) AS named(text)
    WHERE NOT EXISTS (SELECT FROM ${terms.name} t WHERE t.${terms.column('key')} = ${termKeySQL('named.text')})`,
  )
  for (let start = 0; start < rows.length; start += CHUNK) {
    const some = rows.slice(start, start + CHUNK)
    await addWords(
      pool,
      terms,
      some.map(({ text }) => termWord(text)),
    )
  }
}
