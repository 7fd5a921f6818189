import type { Pool } from 'pg'

import type { RebuildProgress } from '../../statsTypes.js'
import type { Schema } from '../schema.js'

import { isComplete, markComplete } from './complete.js'
import { inRollups } from './inRollups.js'
import { periodEnd, periodStart, rowId } from './periods.js'
import { rebuildMonth } from './rebuildMonth.js'
import { recountCounters } from './recountCounters.js'

/** Held by the one process that rebuilds. */
const LOCK = 'payload-plugin-qr rebuild'

type Options = {
  onProgress?: ((progress: RebuildProgress) => void) | undefined
  /** Wait for another process that rebuilds, or leave it to that one and answer `null`. */
  wait: boolean
}

/** Counts everything anew, month by month, while scans go on. Resolves to the number of scans. */
export async function rebuildRollups(
  pool: Pool,
  schema: Schema,
  { onProgress, wait }: Options,
): Promise<null | number> {
  const holder = await pool.connect()
  try {
    const call = wait ? 'pg_advisory_lock' : 'pg_try_advisory_lock'
    const { rows } = await holder.query<{ locked: unknown }>(
      `SELECT ${call}(hashtext('${LOCK}')) AS locked`,
    )
    if (rows[0]?.locked === false) return null
    const exclusive = { pool, timeout: 0, wait: true }
    const months = await monthsOf(pool, schema)
    await inRollups(exclusive, async (client) => {
      // Scans of these months were deleted since.
      const { name, column } = schema.rollups
      if (!(await isComplete(client, schema))) await client.query(`DELETE FROM ${name}`)
      await client.query(
        `DELETE FROM ${name} WHERE ${column('id')} ~ '^[dhm]\\d' AND substr(${column('id')}, 2, 6) < $1`,
        [months.length ? digitsOf(months[0]!) : digitsOf(Date.now())],
      )
    })
    let scans = 0
    for (const [index, month] of months.entries()) {
      scans += (await inRollups(exclusive, (client) =>
        rebuildMonth(client, schema, month, Date.now()),
      ))!
      const name = new Date(month).toISOString().slice(0, 7)
      onProgress?.({ month: name, months: index + 1, of: months.length, scans })
    }
    await recountCounters(pool, schema)
    await inRollups(exclusive, (client) => markComplete(client, schema))
    return scans
  } finally {
    // With the connection goes its lock.
    holder.release(true)
  }
}

const digitsOf = (month: number): string => rowId('m', month, '').slice(1, 7)

/** All months from the first scan, by its id, to the present. */
async function monthsOf(pool: Pool, { scans }: Schema): Promise<number[]> {
  const time = (which: 'max' | 'min'): string =>
    `(SELECT extract(epoch FROM ${scans.column('scannedAt')}) * 1000 FROM ${scans.name}
      ORDER BY ${scans.column('scanId')} ${which === 'min' ? 'ASC' : 'DESC'} LIMIT 1)`
  const { rows } = await pool.query<{ first: null | string; last: null | string }>(
    `SELECT ${time('min')} AS first, ${time('max')} AS last`,
  )
  const { first, last } = rows[0]!
  const months: number[] = []
  if (first === null || last === null) return months
  for (let at = periodStart('m', Number(first)); at <= Number(last); at = periodEnd('m', at)) {
    months.push(at)
  }
  return months
}
