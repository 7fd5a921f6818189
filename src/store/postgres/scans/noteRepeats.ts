import type { Pool } from 'pg'

import type { ScanStore } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { changedLine } from '../../../vocabulary/sinkLines.js'
import { noteStatement } from './outbox/noteChanges.js'

/** Writes repeats beside their scans: no number of the statistics hangs on them. */
export function createNoteRepeats(pool: Pool, schema: Schema): ScanStore['noteRepeats'] {
  const { scans } = schema
  // Before the migration there is no place for them.
  if (!scans.has('repeats')) return async (asked) => new Set(asked.map(({ scanId }) => scanId))
  const [id, repeats] = ['scanId', 'repeats'].map(scans.column)
  const update = `UPDATE ${scans.name} s SET ${repeats} = GREATEST(s.${repeats}, asked.repeats)
    FROM unnest($1::varchar[], $2::int[]) AS asked(id, repeats)
    WHERE s.${id} = asked.id RETURNING s.${id} AS id`
  const note = noteStatement(schema)
  const lines = `count(*), string_agg('${changedLine('')}' || id, E'\\n'), now()`
  const text = note
    ? `WITH noted AS (${update}), told AS (${note(lines, 'FROM noted HAVING count(*) > 0')})
      SELECT id FROM noted`
    : update
  return async (asked) => {
    const values = [asked.map(({ scanId }) => scanId), asked.map(({ repeats }) => repeats)]
    const { rows } = await pool.query<{ id: string }>(text, values)
    return new Set(rows.map(({ id }) => id))
  }
}
