import type { Pool } from 'pg'

import type { StatsStore } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Rollups } from '../rollups/createRollups.js'

import { isComplete } from '../rollups/complete.js'
import { readStrays } from '../rollups/strays.js'
import { clientOf } from './createReader.js'
import { createReader } from './createReader.js'
import { createSettled } from './createSettled.js'
import { readLatest } from './readLatest.js'
import { readPlaceSources } from './readPlaceSources.js'
import { readRows } from './readRows.js'
import { recount } from './recount.js'
import { rolledFacts } from './rolledFacts.js'
import { createWords } from './tally/createWords.js'

/** Milliseconds a question may take in the database. */
const TIMEOUT = 30_000

/** The same of a batch of an export: filters that few scans pass may need a walk over all. */
const LONG = 600_000

/** Where statistics are read, and how questions that nobody waits for any more are stopped. */
export type StatsPools = { cancels: Pool; readers: Pool }

/**
 * Statistics of one database.
 *
 * @param present what there is of the schema just now: a fact without its column is known of no scan
 */
export function createStats(
  { cancels, readers }: StatsPools,
  present: () => Schema,
  rollups: Rollups,
): StatsStore {
  const read = createReader(readers, TIMEOUT, cancels)
  const readLong = createReader(readers, LONG, cancels)
  const memory = { settled: createSettled(), wordsIn: createWords(present) }
  let complete = false
  return {
    facts: (question) =>
      read(question.signal, async (run) => {
        const schema = present()
        if (question.selection.where) {
          const strays = await readStrays(clientOf(run), schema)
          return recount(schema, run, question, strays?.ranges ?? [])
        }
        complete ||= await isComplete(clientOf(run), schema)
        if (complete) return rolledFacts(schema, run, memory, question)
        rollups.catchUp()
        return recount(schema, run, question, null)
      }),
    fold: rollups.fold,
    latest: (question) => read(question.signal, (run) => readLatest(present(), run, question)),
    placeSources: () => read(undefined, (run) => readPlaceSources(present(), run)),
    rebuild: rollups.rebuild,
    retain: rollups.retain,
    recount: (question) => read(question.signal, (run) => recount(present(), run, question, null)),
    rows: (question) => readRows(readLong, present(), question),
    strays: () =>
      read(undefined, async (run) => (await readStrays(clientOf(run), present()))?.ranges ?? []),
  }
}
