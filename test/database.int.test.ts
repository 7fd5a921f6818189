import { describe, expect, inject, it } from 'vitest'

import { withClient } from '../scripts/database/createDatabase.js'
import { freshDatabase } from './freshDatabase.js'

const value = async (uri: string, sql: string): Promise<unknown> =>
  withClient(uri, async (client) => {
    const { rows } = await client.query<unknown[]>({ rowMode: 'array', text: sql })
    return rows[0]?.[0]
  })

describe('freshDatabase', () => {
  it('gives every caller an empty database of its own', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
    await withClient(one, (client) => client.query('CREATE TABLE kept (id int)'))
    const tables = "SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public'"
    expect(await value(one, tables)).toBe(1)
    expect(await value(other, tables)).toBe(0)
  })

  it('prepares a template once and copies it', async () => {
    let prepared = 0
    const template = {
      name: 'seats',
      prepare: async (uri: string) => {
        prepared++
        await withClient(uri, (client) => client.query('CREATE TABLE seats AS SELECT 7 AS free'))
      },
    }
    const copies = await Promise.all([freshDatabase(template), freshDatabase(template)])
    await withClient(copies[0], (client) => client.query('UPDATE seats SET free = 0'))
    expect(prepared).toBe(1)
    expect(await value(copies[1], 'SELECT free FROM seats')).toBe(7)
  })

  it('does not copy a template whose preparation failed', async () => {
    const prepare = async (uri: string): Promise<void> => {
      await withClient(uri, (client) => client.query('CREATE TABLE half (id int)'))
      throw new Error('schema is broken')
    }
    await expect(freshDatabase({ name: 'broken', prepare })).rejects.toThrow('schema is broken')
    const uri = await freshDatabase({ name: 'broken', prepare: () => Promise.resolve() })
    expect(await value(uri, "SELECT to_regclass('half')")).toBeNull()
  })

  it('stores all of Unicode and folds its case', async () => {
    const uri = await freshDatabase()
    expect(await value(uri, "SELECT '東京 Zürich' || chr(128241)")).toBe('東京 Zürich📱')
    expect(await value(uri, "SELECT 'ÄÉ' ILIKE 'äé'")).toBe(true)
    expect(await value(uri, 'SHOW server_encoding')).toBe('UTF8')
  })

  it('keeps the server address out of the environment', () => {
    expect(process.env.DATABASE_URI).toBeUndefined()
    expect(inject('databaseServer')).toMatch(/^postgres/)
  })
})
