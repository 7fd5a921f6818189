import type { ExportQuestion } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Reader } from './createReader.js'

import { isNumberFact } from '../../../../vocabulary/storedFacts.js'
import { readStrays } from '../rollups/strays.js'
import { conditionOf } from './conditionOf.js'
import { clientOf } from './createReader.js'
import { scanSource } from './scanSource.js'

const BATCH = 2_000

/**
 * Rows of an export, oldest first (where ids say when a scan was: order is theirs), one statement per batch that goes on after the last row. Memory
 * stays the same at any size, and between batches nothing is held: neither a connection, which
 * others wait for, nor a snapshot, which keeps PostgreSQL from cleaning up. So a client may read as
 * slowly as it likes.
 */
export async function* readRows(
  read: Reader,
  schema: Schema,
  { columns, selection, signal }: ExportQuestion,
): AsyncGenerator<unknown[][]> {
  const source = scanSource(schema)
  const id = source.column('scanId')
  const strays = await read(signal, (run) => readStrays(clientOf(run), schema))
  const where = conditionOf(selection, source, { strays: strays?.ranges ?? [] })
  const list = columns.map((field, index) =>
    // numeric arrives as text, so that no digit is lost; these have none to lose
    isNumberFact(field)
      ? `${source.column(field)}::float8 AS c${index}`
      : `${source.column(field)} AS c${index}`,
  )
  const after = `$${where.values.length + 1}`
  const text = `SELECT ${[...list, `${id} AS after`].join(', ')} FROM ${source.from}
    WHERE ${where.text} AND ${id} > ${after} ORDER BY ${id} LIMIT ${BATCH}`
  let last = ''
  for (;;) {
    const rows = await read(signal, (run) => run(text, [...where.values, last]))
    if (rows.length > 0) yield rows.map((row) => columns.map((_, index) => row[`c${index}`]))
    if (rows.length < BATCH) return
    last = String(rows.at(-1)!.after)
  }
}
