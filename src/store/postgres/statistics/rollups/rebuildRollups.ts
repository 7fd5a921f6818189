import type { Pool, PoolClient } from 'pg'

import type { RebuildProgress } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Survey } from './surveyScans.js'

import { addWords } from '../../scans/dictionary/addWords.js'
import { sweepDictionary, termsOfScans } from '../../scans/dictionary/sweepDictionary.js'
import { termKeySQL } from '../../scans/dictionary/words.js'
import { termWord } from '../../scans/dictionary/words.js'
import { WHOLE } from '../../scans/outbox/analyticsSide.js'
import { BACKFILL } from '../../scans/outbox/backfill.js'
import { markComplete, isComplete } from './complete.js'
import { addParts, EVERYTHING, takeParts } from './foldParts.js'
import { inRollups } from './inRollups.js'
import { namedByRollups } from './namedByRollups.js'
import { readParts } from './parts.js'
import { periodStart, rowId } from './periods.js'
import { rebuildMonth } from './rebuildMonth.js'
import { recountCounters } from './recountCounters.js'
import { isRetainedSQL, readRetained, type Retained } from './retained.js'
import { writeStrays } from './strays.js'
import { surveyScans } from './surveyScans.js'
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
  return holdRebuilds({ pool, wait }, async () => {
    const exclusive = { pool, schema, timeout: 0, wait: true }
    await addMissingTerms(pool, schema)
    const { months, retained, strays } = (await inRollups(exclusive, (client) =>
      beginRebuild(client, schema),
    ))!
    let scans = 0
    for (const [index, month] of months.entries()) {
      scans += (await inRollups(exclusive, (client) =>
        rebuildMonth(client, schema, {
          from: Math.max(month, retained?.before ?? -Infinity),
          month,
          now: Date.now(),
          strays: strays?.ranges ?? [],
        }),
      ))!
      const name = new Date(month).toISOString().slice(0, 7)
      onProgress?.({ month: name, months: index + 1, of: months.length, scans })
    }
    await recountCounters(pool, schema, retained !== null)
    await inRollups(exclusive, (client) => markComplete(client, schema))
    // Last: no rollup names what goes.
    if (sweep) {
      await sweepDictionary(pool, schema, await namedByRollups(pool, schema, retained))
      await inRollups(exclusive, (client) => sweepVisitors(client, schema))
    }
    return scans
  })
}

/** Does work that only one process may do, and none while another counts anew; else `null`. */
export async function holdRebuilds<Result>(
  { pool, wait }: { pool: Pool; wait: boolean },
  work: () => Promise<Result>,
): Promise<null | Result> {
  const holder = await pool.connect()
  try {
    const call = wait ? 'pg_advisory_lock' : 'pg_try_advisory_lock'
    const { rows } = await holder.query<{ locked: unknown }>(
      `SELECT ${call}(hashtext('${LOCK}')) AS locked`,
    )
    return rows[0]?.locked === false ? null : await work()
  } finally {
    // With the connection goes its lock.
    holder.release(true)
  }
}

/**
 * Says which months there are to count and takes away what is of no month: rows and waiting parts of
 * scans that were erased since. What retention left to the rollups stays as it is.
 */
async function beginRebuild(
  client: PoolClient,
  schema: Schema,
): Promise<{ retained: null | Retained } & Survey> {
  const { name, column } = schema.rollups
  // First, because it is refused at once where the snapshot is older than the lock.
  const parts = await takeParts(client, schema, EVERYTHING)
  const found = await surveyScans(client, schema)
  const retained = await readRetained(client, schema)
  const survey = { ...found, months: monthsToCount(found.months, retained) }
  const id = column('id')
  const stays = isRetainedSQL(schema, retained)
  if (!(await isComplete(client, schema))) {
    await client.query(
      `DELETE FROM ${name} WHERE NOT ${stays} AND ${id} NOT LIKE ALL('{${WHOLE}%,${BACKFILL}%}')`,
    )
  }
  await client.query(
    `DELETE FROM ${name} WHERE ${id} ~ '^[dhm]\\d' AND substr(${id}, 2, 6) <> ALL($1) AND NOT ${stays}`,
    [survey.months.map((month) => rowId('m', month, '').slice(1, 7))],
  )
  const months = new Set(survey.months)
  const before = retained?.before ?? -Infinity
  const { anew, scans } = readParts(parts)
  await addParts(client, schema, {
    anew: anew.filter(({ hour }) => months.has(periodStart('m', hour))),
    scans: scans.filter(({ at }) => at < before || months.has(periodStart('m', at))),
  })
  await writeStrays(client, schema, survey.strays)
  return { ...survey, retained }
}

/** The month in which only rollups end is counted from there on, also where it has no scans left. */
function monthsToCount(months: readonly number[], retained: null | Retained): number[] {
  if (!retained) return [...months]
  const first = periodStart('m', retained.before)
  return [...new Set([first, ...months.filter((month) => month >= first)])]
}

const CHUNK = 5_000

/** Scans we did not write ourselves may name codes, languages and referrers that have no number. */
async function addMissingTerms(pool: Pool, { scans, terms }: Schema): Promise<void> {
  const { rows } = await pool.query<{ text: string }>(
    `SELECT named.text FROM (${termsOfScans(scans)}) AS named(text)
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
