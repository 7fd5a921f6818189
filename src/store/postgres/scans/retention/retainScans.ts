import type { Pool, PoolClient } from 'pg'

import type { Retention } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { BatchDone, BatchOptions } from './batch.js'

import { retainedLine } from '../../../../vocabulary/sinkLines.js'
import { periodSQL } from '../../statistics/answers/conditionOf.js'
import { isComplete } from '../../statistics/rollups/complete.js'
import { foldParts } from '../../statistics/rollups/foldParts.js'
import { inRollups } from '../../statistics/rollups/inRollups.js'
import { namedByRollups } from '../../statistics/rollups/namedByRollups.js'
import { DAY, periodStart } from '../../statistics/rollups/periods.js'
import { holdRebuilds } from '../../statistics/rollups/rebuildRollups.js'
import { readRetained, writeRetained } from '../../statistics/rollups/retained.js'
import { readBeginning, readStrays } from '../../statistics/rollups/strays.js'
import { sweepVisitors } from '../../statistics/rollups/visitorNumbers.js'
import { deleteScans } from '../deleteScans.js'
import { sweepDictionary } from '../dictionary/sweepDictionary.js'
import { noteChanges } from '../outbox/noteChanges.js'
import { coarsenBatch } from './coarsenBatch.js'

/** Scans of one statement: few, so that nobody who writes waits for it. */
const BATCH = 2_000

type Options = {
  /** Scans of one statement at the most. */
  batch?: number
} & Retention

/**
 * Takes away scans that are older than `before`, or makes them coarser. First the rollups are said to be
 * all there is of those days, in one commit; from then on no answer looks at their scans, which go
 * batch by batch while others are written. Rollups stay; words that nobody names any more go, and what
 * no statistics show of the rest.
 *
 * One process at a time, and none while the statistics are counted anew.
 *
 * @returns how many scans; `null` where another process is at it, or not all scans are counted yet
 */
export async function retainScans(
  pool: Pool,
  schema: Schema,
  { batch = BATCH, before, mode }: Options,
): Promise<null | number> {
  const day = periodStart('d', Math.min(before, Date.now() - DAY))
  return holdRebuilds({ pool, wait: false }, async () => {
    if (!(await isComplete(pool, schema))) return null
    const exclusive = { pool, schema, timeout: 0, wait: true }
    await inRollups(exclusive, (client) => leaveToRollups(client, schema, { before: day, mode }))
    const work = mode === 'delete' ? deleteBatch : coarsenBatch
    const strays = (await readStrays(pool, schema))?.ranges ?? []
    let done = 0
    let after = ''
    for (;;) {
      const began = Date.now()
      const where = (bind: (value: unknown) => string): string =>
        periodSQL({ end: day }, (field) => `s.${schema.scans.column(field)}`, bind, strays).join(
          ' AND ',
        )
      const { changed, last } = await work(pool, schema, { after, limit: batch, where })
      done += changed
      if (last === null) break
      after = last
      // Half of the time is others'.
      await new Promise((resolve) => setTimeout(resolve, Date.now() - began))
    }
    while (await inRollups(exclusive, (client) => foldParts(client, schema, Date.now())));
    const retained = await readRetained(pool, schema)
    await sweepDictionary(pool, schema, await namedByRollups(pool, schema, retained))
    await inRollups(exclusive, (client) => sweepVisitors(client, schema))
    return done
  })
}

/**
 * Says that of days before `day` only rollups are asked. Never less than was said before. What still
 * waits to be counted, or to be counted once more, is so first, while its scans are there.
 */
async function leaveToRollups(
  client: PoolClient,
  schema: Schema,
  retention: Retention,
): Promise<void> {
  const day = retention.before
  while (await foldParts(client, schema, Date.now()));
  const known = await readRetained(client, schema)
  const { first } = await readBeginning(client, schema)
  await writeRetained(client, schema, { before: Math.max(day, known?.before ?? day), first })
  await noteChanges(client, schema, [retainedLine(retention)])
}

async function deleteBatch(
  pool: Pool,
  schema: Schema,
  { limit, where }: BatchOptions,
): Promise<BatchDone> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const id = schema.scans.column('scanId')
  const ids = `SELECT s.${id} FROM ${schema.scans.name} s WHERE ${where(bind)} ORDER BY s.${id} LIMIT ${bind(limit)}`
  const client = await pool.connect()
  let failed = true
  try {
    await client.query('BEGIN')
    const { length } = await deleteScans(client, schema, ids, values)
    await client.query('COMMIT')
    failed = false
    return { changed: length, last: length < limit ? null : '' }
  } finally {
    client.release(failed)
  }
}
