import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { freshDatabase } from '../../../../../test/freshDatabase.js'
import { until } from '../../../../../test/until.js'
import { QuestionAborted } from '../../../facts/QuestionAborted.js'
import { createReader } from './createReader.js'

let readers: pg.Pool
let cancels: pg.Pool
beforeAll(async () => {
  const own = { connectionString: await freshDatabase(), connectionTimeoutMillis: 1_000 }
  readers = new pg.Pool({ ...own, max: 2 })
  cancels = new pg.Pool({ ...own, max: 1 })
})
afterAll(() => Promise.all([readers.end(), cancels.end()]))

it('stops questions that are withdrawn while they hold every connection', async () => {
  const read = createReader(readers, 60_000, cancels)
  const withdrawn = new AbortController()
  const questions = [1, 2].map(() =>
    read(withdrawn.signal, (run) => run('SELECT pg_sleep(50)')).catch((error: unknown) => error),
  )
  await until(async () => {
    const { rows } = await cancels.query(
      "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(50)'",
    )
    return rows.length === 2 || null
  })
  withdrawn.abort()
  for (const answer of await Promise.all(questions)) expect(answer).toBeInstanceOf(QuestionAborted)
  expect(await read(undefined, (run) => run('SELECT 1 AS one'))).toEqual([{ one: 1 }])
})
