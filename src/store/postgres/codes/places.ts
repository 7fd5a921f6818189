import type { Pool, QueryResult } from 'pg'

import type { ID } from '../../../vocabulary/scan.js'
import type { ScanStore, Share } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { preparedName } from '../prepared.js'
import { literal } from '../schema.js'

/** Takes one of `limit` places in one statement: the row lock makes it exact over all processes. */
export function createClaimPlace(pool: Pool, { counters }: Schema) {
  const n = counters.column
  const others = ['allScans', 'scans', 'visitors'].filter(counters.has)
  const text = `INSERT INTO ${counters.name} AS counter
      (${['qrCode', 'sent', ...others].map(n).join(', ')})
    SELECT $1, 1${others.map(() => ', 0').join('')} WHERE $2::numeric >= 1
    ON CONFLICT (${n('qrCode')}) DO UPDATE SET ${n('sent')} = counter.${n('sent')} + 1
    WHERE counter.${n('sent')} < $2::numeric
    RETURNING 1`
  const name = preparedName('claim-place', text)
  return async (id: ID, limit: number): Promise<boolean> => {
    const { rowCount } = await pool.query({ name, text, values: [id, limit] })
    return rowCount === 1
  }
}

type ShareStore = Pick<ScanStore, 'claimShare' | 'releaseShare'>

/**
 * Takes a place for holders who may have only so many, and gives one back. Several statements in one
 * trip, which the server runs as one transaction: the counter's row is locked first, so that each
 * statement behind it sees what others have taken of this code, over all processes.
 */
export function createClaimShare(pool: Pool, schema: Schema): ShareStore {
  const { counters, shares } = schema
  // While the database lacks the table nobody holds anything, and places are counted all the same.
  if (shares && !['holder', 'qrCode', 'taken'].every(shares.has)) return withoutShares(pool, schema)
  const table = () => {
    if (shares) return shares
    throw new Error('payload-plugin-qr: places are counted per visitor without the option `places`')
  }
  const n = counters.column
  const codeOf = (id: ID) => `${literal(String(id))}::${counters.type('qrCode')}`
  const listOf = (held: readonly Share[]) =>
    held.map(({ holder, most }) => `(${literal(holder)}, ${Number(most)})`).join(', ')
  const lock = (code: string) =>
    `SELECT 1 FROM ${counters.name} WHERE ${n('qrCode')} = ${code} FOR NO KEY UPDATE`

  return {
    async claimShare(id, limit, held) {
      const code = codeOf(id)
      const t = table()
      const c = t.column
      const numbers = ['allScans', 'scans', 'sent', 'visitors']
      const results =
        await pool.query(`INSERT INTO ${counters.name} (${['qrCode', ...numbers].map(n).join(', ')})
          VALUES (${code}, 0, 0, 0, 0) ON CONFLICT (${n('qrCode')}) DO NOTHING;
        ${lock(code)};
        WITH asked(holder, most) AS (VALUES ${listOf(held)}),
        room AS (SELECT 1 FROM ${counters.name} WHERE ${n('qrCode')} = ${code} AND ${n('sent')} < ${Number(limit)}),
        had AS (SELECT 1 FROM asked JOIN ${t.name} t ON t.${c('holder')} = asked.holder WHERE t.${c('taken')} >= asked.most),
        taken AS (
          INSERT INTO ${t.name} AS share (${c('holder')}, ${c('qrCode')}, ${c('taken')})
          SELECT holder, ${code}, 1 FROM asked
          WHERE EXISTS (SELECT 1 FROM room) AND NOT EXISTS (SELECT 1 FROM had)
          ON CONFLICT (${c('holder')}) DO UPDATE SET ${c('taken')} = share.${c('taken')} + 1
          RETURNING 1
        ),
        counted AS (
          UPDATE ${counters.name} SET ${n('sent')} = ${n('sent')} + 1
          WHERE ${n('qrCode')} = ${code} AND EXISTS (SELECT 1 FROM taken) RETURNING 1
        )
        SELECT EXISTS (SELECT 1 FROM room) AS room, EXISTS (SELECT 1 FROM counted) AS taken`)
      const [row] = (results as unknown as QueryResult<{ room: boolean; taken: boolean }>[]).at(
        -1,
      )!.rows
      return row!.taken ? 'taken' : row!.room ? 'had' : 'used-up'
    },
    async releaseShare(id, held) {
      const code = codeOf(id)
      const t = table()
      const holders = held.map(({ holder }) => literal(holder)).join(', ')
      await pool.query(`${lock(code)};
        UPDATE ${counters.name} SET ${n('sent')} = GREATEST(0, ${n('sent')} - 1) WHERE ${n('qrCode')} = ${code};
        UPDATE ${t.name} SET ${t.column('taken')} = GREATEST(0, ${t.column('taken')} - 1)
        WHERE ${t.column('holder')} IN (${holders})`)
    },
  }
}

function withoutShares(pool: Pool, schema: Schema): ShareStore {
  const { counters } = schema
  const claimPlace = createClaimPlace(pool, schema)
  const sent = counters.column('sent')
  return {
    claimShare: async (id, limit) => ((await claimPlace(id, limit)) ? 'taken' : 'used-up'),
    releaseShare: async (id) => {
      await pool.query(
        `UPDATE ${counters.name} SET ${sent} = GREATEST(0, ${sent} - 1) WHERE ${counters.column('qrCode')} = $1`,
        [id],
      )
    },
  }
}

/** How many people a code has sent on, as far as they are counted by now. */
export function createSentOn(pool: Pool, { counters }: Schema) {
  const text = `SELECT ${counters.column('sent')} AS sent FROM ${counters.name} WHERE ${counters.column('qrCode')} = $1`
  return async (id: ID): Promise<number> => {
    const { rows } = await pool.query<{ sent: null | string }>(text, [id])
    return Number(rows[0]?.sent ?? 0)
  }
}

/** Which codes have sent on as many people as they may: of all, or of these. */
export function createUsedUpCodes(pool: Pool, { codes, counters }: Schema) {
  // Without a limit nothing is used up, and where nobody was counted nobody has a place.
  const countable = codes.has('scanLimit') && counters.has('sent') && counters.has('qrCode')
  if (!countable) return async (): Promise<ID[]> => []
  const id = `c.${codes.column('id')}`
  const statement = `SELECT ${id} AS id FROM ${codes.name} c
    JOIN ${counters.name} n ON n.${counters.column('qrCode')} = ${id}
    WHERE n.${counters.column('sent')} >= c.${codes.column('scanLimit')}
    AND ($1::text[] IS NULL OR ${id}::text = ANY($1))`
  return async (ids?: ID[]): Promise<ID[]> => {
    const { rows } = await pool.query<{ id: ID }>(statement, [ids?.map(String) ?? null])
    return rows.map((row) => row.id)
  }
}
