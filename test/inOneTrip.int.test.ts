import { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { inOneTrip } from '../src/store/postgres/inOneTrip.js'
import { freshDatabase } from './freshDatabase.js'

let pool: Pool
beforeAll(async () => {
  pool = new Pool({ connectionString: await freshDatabase() })
  await pool.query('CREATE TABLE notes (text varchar UNIQUE)')
})
afterAll(() => pool.end())

const LOCK = { name: 'lock', text: 'SELECT pg_advisory_xact_lock($1::int)', values: ['7'] }
const note = (text: string) => ({
  name: 'note',
  text: 'INSERT INTO notes SELECT unnest($1::varchar[]) RETURNING text, (SELECT count(*) FROM notes)',
  values: [text],
})
const notes = async (): Promise<string[]> =>
  (await pool.query<{ text: string }>('SELECT text FROM notes ORDER BY text')).rows.map(
    ({ text }) => text,
  )

it('answers with the rows of the last statement, time after time', async () => {
  const client = await pool.connect()
  try {
    expect(await inOneTrip(client, [LOCK, note('{a,b}')])).toEqual([
      ['a', '0'],
      ['b', '0'],
    ])
    expect(await inOneTrip(client, [LOCK, note('{c}')])).toEqual([['c', '2']])
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    expect(await inOneTrip(client, [LOCK, note('{}')])).toEqual([])
  } finally {
    client.release()
  }
})

it('keeps all of it or nothing', async () => {
  const client = await pool.connect()
  const before = await notes()
  await expect(
    inOneTrip(client, [note('{kept?}'), { ...note('{a}'), name: 'again' }]),
  ).rejects.toMatchObject({ code: '23505' })
  client.release(true)
  expect(await notes()).toEqual(before)
})

it('sees what the holder of the lock before it has committed', async () => {
  const [first, second] = await Promise.all([pool.connect(), pool.connect()])
  try {
    await first.query('BEGIN; SELECT pg_advisory_xact_lock(7)')
    const [{ count: before }] = (await pool.query('SELECT count(*) FROM notes')).rows
    const waiting = inOneTrip(second, [LOCK, note('{late}')])
    await first.query("INSERT INTO notes VALUES ('early')")
    await first.query('COMMIT')
    expect(await waiting).toEqual([['late', String(Number(before) + 1)]])
  } finally {
    first.release()
    second.release()
  }
})
