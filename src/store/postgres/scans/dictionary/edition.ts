import type { Pool, PoolClient } from 'pg'

import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Prepared } from '../../prepared.js'
import type { Schema } from '../../schema.js'
import type { Dictionary } from './createDictionary.js'
import type { Numbers } from './words.js'

import { preparedName } from '../../prepared.js'

/**
 * Numbers of the dictionary that no scan uses are taken away by a sweep (`sweepDictionary`), while
 * processes remember them. So the dictionary has editions: each sweep begins one, and numbers that were
 * looked up in an older one are not written any more. Every batch says which edition its numbers are of
 * and is refused (`OUTDATED`) where it is over.
 */

/** Id of the row of the rollups that holds the name of the edition. No period's id. */
const ROW = '!edition'

/** A name that no edition had before, also where somebody emptied the table. */
const FRESH = 'gen_random_uuid()::text'

/** The logarithm of nought below: no other statement of ours takes one. */
export const OUTDATED = '2201E'

/** Held by everybody who writes scans, and alone by who begins an edition. */
const LOCK = "hashtext('payload-plugin-qr edition')"

/** To be held before the edition is asked for (`editionStatement`), until the scans are committed. */
export const HOLD_EDITION = `pg_advisory_xact_lock_shared(${LOCK})`

/** Milliseconds whoever writes waits at the most for a new edition to begin, and how often it tries. */
const PATIENCE = 1_000
const TRIES = 30

export type NumbersOfEdition = { edition: string; numbers: Numbers[] }

export type Editions = {
  /** What was looked up in this edition is not to be used any more. */
  forget: (edition: string) => void
  numbersOf: (scans: ScanRecord[]) => Promise<NumbersOfEdition>
}

type Current = { dictionary: Dictionary; edition: string }

/** A dictionary that begins with an empty memory in each edition. */
export function createEditions(pool: Pool, schema: Schema, create: () => Dictionary): Editions {
  let current: null | Promise<Current> = null
  // Which edition it is comes first: what is looked up after it is in this one or a later one.
  const open = async (): Promise<Current> => {
    const edition = await readEdition(pool, schema)
    return { dictionary: create(), edition }
  }
  return {
    forget: (edition) => {
      const outdated = current
      void outdated?.then((one) => {
        // Another batch may have been refused for the same and opened the next.
        if (one.edition === edition && current === outdated) current = null
      })
    },
    numbersOf: async (scans) => {
      current ??= open()
      const mine = current
      try {
        const { dictionary, edition } = await mine
        return { edition, numbers: await dictionary.numbersOf(scans) }
      } catch (error) {
        // Nothing is remembered of a database that did not answer.
        await mine.catch(() => current === mine && (current = null))
        throw error
      }
    },
  }
}

async function readEdition(pool: Pool, { rollups }: Schema): Promise<string> {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  await pool.query(
    `INSERT INTO ${rollups.name} (${id}, ${bounds}) VALUES ('${ROW}', ${FRESH}) ON CONFLICT DO NOTHING`,
  )
  const { rows } = await pool.query<{ edition: string }>(
    `SELECT ${bounds} AS edition FROM ${rollups.name} WHERE ${id} = '${ROW}'`,
  )
  return rows[0]?.edition ?? ''
}

/** Refuses a batch whose numbers are of an edition that is over. */
export function editionStatement({ rollups }: Schema): (edition: string) => Prepared {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  const text = `SELECT ln(EXISTS (SELECT FROM ${rollups.name} WHERE ${id} = '${ROW}' AND ${bounds} = $1)::int)`
  const statement = { name: preparedName('edition', text), text }
  return (edition) => ({ ...statement, values: [edition] })
}

/**
 * Begins an edition. Having the lock, nobody who writes is on the way: what was written with numbers of
 * the edition before can be seen, and nothing more comes. Whoever comes to write stands behind us
 * meanwhile, so this waits for those who write now only for a while, and then lets all pass.
 */
export async function beginEdition(pool: Pool, schema: Schema): Promise<void> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL lock_timeout = ${PATIENCE}`)
      await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`)
      await increase(client, schema)
      await client.query('COMMIT')
      return
    } catch (error) {
      await client.query('ROLLBACK')
      // lock_not_available
      if ((error as { code?: string }).code !== '55P03' || tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PATIENCE))
    } finally {
      client.release()
    }
  }
}

async function increase(client: PoolClient, { rollups }: Schema): Promise<void> {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  await client.query(
    `INSERT INTO ${rollups.name} (${id}, ${bounds}) VALUES ('${ROW}', ${FRESH})
    ON CONFLICT (${id}) DO UPDATE SET ${bounds} = excluded.${bounds}`,
  )
}
