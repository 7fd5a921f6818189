import { Pool, type PoolClient } from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { inOneTrip } from '../src/store/postgres/inOneTrip.js'
import { freshDatabase } from './freshDatabase.js'

let uri: string
let pool: Pool
beforeAll(async () => {
  uri = await freshDatabase()
})
beforeEach(async () => {
  pool = new Pool({ connectionString: uri })
  await pool.query('CREATE TABLE notes (text varchar UNIQUE, seen int)')
})
afterEach(async () => {
  await pool.query('DROP TABLE notes')
  await pool.end()
})

const LOCK = { name: 'lock', text: 'SELECT pg_advisory_xact_lock($1::int)', values: ['7'] }
const note = (text: string) => ({
  name: 'note',
  text: 'INSERT INTO notes SELECT unnest($1::varchar[]), (SELECT count(*) FROM notes)',
  values: [text],
})
const notes = async (): Promise<[string, number][]> => {
  const { rows } = await pool.query('SELECT text, seen FROM notes ORDER BY text')
  return rows.map(({ seen, text }) => [text, seen])
}

/** As much of a client as every driver has: what `pg` sends statements with is hidden. */
const lean = (client: PoolClient): PoolClient =>
  ({
    query: (statement: string | { text: string }) => {
      if (typeof statement !== 'string' && !statement.text) throw new TypeError('no text')
      return client.query(statement as string)
    },
  }) as PoolClient

describe.each([
  ['over pg', (client: PoolClient) => client, 1],
  ['over a client that cannot send several at once', lean, 4],
])('%s', (_, through, trips) => {
  it('does all statements, time after time', async () => {
    const client = await pool.connect()
    const sent = vi.spyOn(client, 'query')
    try {
      await inOneTrip(through(client), [LOCK, note('{a,b}')])
      expect(sent).toHaveBeenCalledTimes(trips)
      await inOneTrip(through(client), [LOCK, note('{c}')])
      expect(await notes()).toEqual([
        ['a', 0],
        ['b', 0],
        ['c', 2],
      ])
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
      await inOneTrip(through(client), [LOCK, note('{}')])
      expect(await notes()).toHaveLength(3)
    } finally {
      sent.mockRestore()
      client.release()
    }
  })

  it('keeps all of it or nothing', async () => {
    const client = await pool.connect()
    await expect(
      inOneTrip(through(client), [note('{kept?,a}'), { ...note('{a}'), name: 'again' }]),
    ).rejects.toMatchObject({ code: '23505' })
    client.release(true)
    expect(await notes()).toEqual([])
  })

  it('sees what the holder of the lock before it has committed', async () => {
    const [first, second] = await Promise.all([pool.connect(), pool.connect()])
    try {
      await first.query('BEGIN; SELECT pg_advisory_xact_lock(7)')
      const waiting = inOneTrip(through(second), [LOCK, note('{late}')])
      await first.query("INSERT INTO notes VALUES ('early')")
      await first.query('COMMIT')
      await waiting
      expect(await notes()).toEqual([
        ['early', null],
        ['late', 1],
      ])
    } finally {
      first.release()
      second.release()
    }
  })
})
