import type { Pool } from 'pg'

import type { StatsStore } from '../../statsTypes.js'
import type { Schema } from '../schema.js'

import { createReader } from './createReader.js'
import { readLatest } from './readLatest.js'
import { readRows } from './readRows.js'
import { recount } from './recount.js'

/** Milliseconds a question may take in the database. */
const TIMEOUT = 30_000

/** Statistics of one database. */
export function createStats(pool: Pool, schema: Schema): StatsStore {
  const read = createReader(pool, TIMEOUT)
  return {
    facts: (question) => read(question.signal, (run) => recount(schema, run, question)),
    latest: (question) => read(question.signal, (run) => readLatest(schema, run, question)),
    rows: (question) => readRows(pool, schema, question),
  }
}
