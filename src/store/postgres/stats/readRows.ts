import type { ExportQuestion } from '../../statsTypes.js'
import type { Schema } from '../schema.js'
import type { Pool } from 'pg'

import { conditionOf } from './conditionOf.js'
import { QuestionAborted } from './createReader.js'
import { scanSource } from './scanSource.js'

const BATCH = 1000

// numeric arrives as text, so that no digit is lost; these have none to lose
const NUMBERS = new Set(['latitude', 'longitude', 'rulesVersion', 'trafficScore'])

/** Rows of an export, oldest first, over a server-side cursor: memory stays the same at any size. */
export async function* readRows(
  pool: Pool,
  schema: Schema,
  { columns, selection, signal }: ExportQuestion,
): AsyncGenerator<unknown[][]> {
  const source = scanSource(schema)
  const where = conditionOf(selection, source)
  const client = await pool.connect()
  let done = false
  try {
    // An export may take long; only a single fetch that hangs is an error.
    await client.query('BEGIN READ ONLY; SET LOCAL statement_timeout = 60000')
    await client.query(
      `DECLARE qr_export NO SCROLL CURSOR FOR SELECT ${columns.map((field) => (NUMBERS.has(field) ? `${source.column(field)}::float8` : source.column(field))).join(', ')}
      FROM ${source.from} WHERE ${where.text} ORDER BY ${source.column('scanId')}`,
      where.values,
    )
    for (;;) {
      if (signal?.aborted) throw new QuestionAborted()
      const { rows } = await client.query<unknown[]>({
        rowMode: 'array',
        text: `FETCH ${BATCH} FROM qr_export`,
      })
      if (rows.length === 0) break
      yield rows
    }
    await client.query('COMMIT')
    done = true
  } finally {
    // Also where the reader went away in the middle: the connection is closed, the cursor with it.
    client.release(!done)
  }
}
