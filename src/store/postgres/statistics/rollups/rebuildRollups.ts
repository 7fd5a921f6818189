import type { Pool } from 'pg'

import type { RebuildProgress } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'

import { sweepDictionary } from '../../scans/dictionary/sweepDictionary.js'
import { addMissingTerms } from './addMissingTerms.js'
import { beginRebuild } from './beginRebuild.js'
import { markComplete } from './complete.js'
import { inRollups } from './inRollups.js'
import { rebuildMonth } from './rebuildMonth.js'
import { recountCounters } from './recountCounters.js'
import { sweepVisitors } from './visitorNumbers.js'

/** Held by the one process that rebuilds. */
const LOCK = 'payload-plugin-qr rebuild'

type Options = {
  onProgress?: ((progress: RebuildProgress) => void) | undefined
  /** Also take away what only scans used that are gone. */
  sweep: boolean
  /** Wait for another process that rebuilds, or leave it to that one and answer `null`. */
  wait: boolean
}

/** Counts everything anew, month by month, while scans go on. Resolves to the number of scans. */
export async function rebuildRollups(
  pool: Pool,
  schema: Schema,
  { onProgress, sweep, wait }: Options,
): Promise<null | number> {
  const holder = await pool.connect()
  try {
    const call = wait ? 'pg_advisory_lock' : 'pg_try_advisory_lock'
    const { rows } = await holder.query<{ locked: unknown }>(
      `SELECT ${call}(hashtext('${LOCK}')) AS locked`,
    )
    if (rows[0]?.locked === false) return null
    const exclusive = { pool, timeout: 0, wait: true }
    await addMissingTerms(pool, schema)
    const { months, strays } = (await inRollups(exclusive, (client) =>
      beginRebuild(client, schema),
    ))!
    let scans = 0
    for (const [index, month] of months.entries()) {
      scans += (await inRollups(exclusive, (client) =>
        rebuildMonth(client, schema, { month, now: Date.now(), strays: strays?.ranges ?? [] }),
      ))!
      const name = new Date(month).toISOString().slice(0, 7)
      onProgress?.({ month: name, months: index + 1, of: months.length, scans })
    }
    await recountCounters(pool, schema)
    await inRollups(exclusive, (client) => markComplete(client, schema))
    // Last: no rollup names what goes.
    if (sweep) {
      await sweepDictionary(pool, schema)
      await inRollups(exclusive, (client) => sweepVisitors(client, schema))
    }
    return scans
  } finally {
    // With the connection goes its lock.
    holder.release(true)
  }
}
