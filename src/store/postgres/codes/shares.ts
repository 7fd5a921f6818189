import type { PayloadRequest } from 'payload'
import type { Pool, QueryResult } from 'pg'

import type { Share } from '../../../vocabulary/places.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { ScanStore } from '../../../vocabulary/store.js'
import type { Schema, Table } from '../schema.js'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'
import { createClaimPlace } from './places.js'

type ShareStore = Pick<ScanStore, 'claimShare' | 'hasShare' | 'releaseShare'>
type Answer = Awaited<ReturnType<ShareStore['claimShare']>>

/** What turns need that the table did not have from the first. */
const canCountTurns = (shares: Table): boolean => shares.has('visitor') && shares.has('expiresAt')
const canCount = (shares: Table): boolean => ['holder', 'qrCode', 'taken'].every(shares.has)

/**
 * Takes a place for holders who may have only so many, and gives one back. Several statements in one
 * trip, which the server runs as one transaction: the counter's row is locked first, so that each
 * statement behind it sees what others have taken of this code, over all processes.
 */
export function createShares(pool: Pool, schema: Schema): ShareStore {
  const { counters, shares: table } = schema
  const s = (field: string): string => table.column(field)
  const n = counters.column
  const claimPlace = createClaimPlace(pool, schema)
  // While the database lacks the table nobody holds anything, and places are counted all the same.
  const countable = (held: readonly Share[]): readonly Share[] => {
    if (!canCount(table)) return []
    return canCountTurns(table) ? held : held.filter(({ turn }) => turn === undefined)
  }
  const codeOf = (id: ID) => `${literal(String(id))}::${counters.type('qrCode')}`
  const lock = (code: string) => lockCounter(counters, code)

  /** Without a limit for all, nobody but the visitor's own other scans has to be waited for. */
  async function claimTurn(id: ID, { holder, most, turn }: Share): Promise<Answer> {
    const { rowCount } = await pool.query(
      `INSERT INTO ${table.name} AS share (${['holder', 'qrCode', 'taken', 'visitor', 'expiresAt'].map(s).join(', ')})
      VALUES ($1, $2, 1, $3, ${instant('$4')})
      ON CONFLICT (${s('holder')}) DO UPDATE SET ${s('taken')} = share.${s('taken')} + 1, ${s('expiresAt')} = EXCLUDED.${s('expiresAt')}
      WHERE share.${s('taken')} < $5 RETURNING 1`,
      [holder, id, turn!.visitor, finite(turn!.until), most],
    )
    return rowCount === 1 ? 'taken' : 'had'
  }

  async function claimBoth(id: ID, limit: number, held: readonly Share[]): Promise<Answer> {
    const code = codeOf(id)
    const numbers = ['allScans', 'scans', 'sent', 'visitors']
    const withTurns = canCountTurns(table)
    const kept = ['holder', 'qrCode', 'taken', ...(withTurns ? ['visitor', 'expiresAt'] : [])]
    const results =
      await pool.query(`INSERT INTO ${counters.name} (${['qrCode', ...numbers].map(n).join(', ')})
        VALUES (${code}, 0, 0, 0, 0) ON CONFLICT (${n('qrCode')}) DO NOTHING;
      ${lock(code)};
      WITH asked(holder, most, visitor, until) AS (VALUES ${held.map(valuesOf).join(', ')}),
      room AS (SELECT 1 FROM ${counters.name} WHERE ${n('qrCode')} = ${code} AND ${n('sent')} < ${Number(limit)}),
      had AS (SELECT asked.visitor FROM asked JOIN ${table.name} t ON t.${s('holder')} = asked.holder WHERE t.${s('taken')} >= asked.most),
      taken AS (
        INSERT INTO ${table.name} AS share (${kept.map(s).join(', ')})
        SELECT holder, ${code}, 1${withTurns ? `, visitor, ${instant('until')}` : ''} FROM asked
        WHERE EXISTS (SELECT 1 FROM room) AND NOT EXISTS (SELECT 1 FROM had)
        ON CONFLICT (${s('holder')}) DO UPDATE SET ${s('taken')} = share.${s('taken')} + 1${withTurns ? `, ${s('expiresAt')} = EXCLUDED.${s('expiresAt')}` : ''}
        RETURNING 1
      ),
      counted AS (
        UPDATE ${counters.name} SET ${n('sent')} = ${n('sent')} + 1
        WHERE ${n('qrCode')} = ${code} AND EXISTS (SELECT 1 FROM taken) RETURNING 1
      )
      SELECT CASE WHEN EXISTS (SELECT 1 FROM counted) THEN 'taken'
        WHEN NOT EXISTS (SELECT 1 FROM room) THEN 'used-up'
        WHEN EXISTS (SELECT 1 FROM had WHERE visitor IS NOT NULL) THEN 'had' ELSE 'shared' END AS answer`)
    return (results as unknown as QueryResult<{ answer: Answer }>[]).at(-1)!.rows[0]!.answer
  }

  return {
    async claimShare(id, limit, asked) {
      const held = countable(asked)
      if (held.length > 0) {
        return limit === null ? claimTurn(id, held[0]!) : claimBoth(id, limit, held)
      }
      return limit === null || (await claimPlace(id, limit)) ? 'taken' : 'used-up'
    },
    async hasShare(share) {
      if (countable([share]).length === 0) return false
      const { rows } = await pool.query<{ has: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM ${table.name} WHERE ${s('holder')} = $1 AND ${s('taken')} >= $2) AS has`,
        [share.holder, share.most],
      )
      return rows[0]!.has
    },
    async releaseShare(id, limit, asked) {
      const code = codeOf(id)
      const holders = countable(asked).map(({ holder }) => literal(holder))
      const statements = [
        ...(limit === null
          ? []
          : [
              lock(code),
              `UPDATE ${counters.name} SET ${n('sent')} = GREATEST(0, ${n('sent')} - 1) WHERE ${n('qrCode')} = ${code}`,
            ]),
        ...(holders.length === 0
          ? []
          : [
              `UPDATE ${table.name} SET ${s('taken')} = GREATEST(0, ${s('taken')} - 1) WHERE ${s('holder')} IN (${holders.join(', ')})`,
            ]),
      ]
      if (statements.length > 0) await pool.query(statements.join(';\n'))
    },
  }
}

/** Whoever counts something of a code waits here for those who do. */
const lockCounter = (counters: Table, code: string): string =>
  `SELECT 1 FROM ${counters.name} WHERE ${counters.column('qrCode')} = ${code} FOR NO KEY UPDATE`

const finite = (until: number): null | number => (Number.isFinite(until) ? until : null)
const instant = (milliseconds: string): string => `to_timestamp(${milliseconds}::float8 / 1000)`

function valuesOf({ holder, most, turn }: Share): string {
  const until = turn ? finite(turn.until) : null
  const visitor = turn ? literal(turn.visitor) : 'NULL'
  return `(${literal(holder)}, ${Number(most)}, ${visitor}::varchar, ${until ?? 'NULL'}::float8)`
}

/**
 * Forgets how often visitors of a code were sent on. Waits for whoever is just being counted, so that
 * nobody takes a count of before along.
 */
export async function rearmVisitors(
  { counters, shares }: Schema,
  id: ID,
  req: PayloadRequest,
): Promise<void> {
  if (!shares.has('qrCode') || !canCountTurns(shares)) return
  const code = literal(String(id))
  await inTransaction(req, lockCounter(counters, code))
  await inTransaction(
    req,
    `DELETE FROM ${shares.name} WHERE ${shares.column('qrCode')} = ${code} AND ${shares.column('visitor')} IS NOT NULL`,
  )
}
