import type { PayloadRequest } from 'payload'

import type { ID } from '../../../vocabulary/scan.js'
import type { Table } from '../schema.js'
import type { Query, Row } from './query.js'

import { millis } from './query.js'

/**
 * A table of work: rows with `state`, `dueAt`, `leaseUntil`, `worker`, `attempts`, `category` and
 * `message`. In its texts `row` is a row, `$1` the part of the table that is meant (a target, say), and
 * `o` what was said of a row.
 */
export type WorkTable = {
  /** Whether what was said is about the row as it is now. @default always */
  isPresent?: string
  /** The field by which outcomes name a row. */
  key: string
  /** What is taken first. @default 'dueAt' */
  order?: string
  part: string
  /** What a row must have beside its time. @default nothing */
  ready?: string
  /** What is told of a row that is taken. */
  returning: string
  /** Columns of an outcome beyond those of `Settlement`, with their types. */
  said?: string
  /** What is set beside the lease: when a row is taken, and when it is settled. */
  setOnSettle?: string[]
  setOnTake?: string[]
  table: Table
}

export type Claim = { leaseMs: number; limit: number; part: unknown; worker: string }

/** What became of a row: its new `state`, or `null` to be taken again, `at` that moment. */
export type Settlement = {
  at?: Date | null
  category?: null | string
  /** One more attempt is used up. */
  counts?: boolean
  key: ID
  message?: null | string
  state: null | string
}

export type Leases = ReturnType<typeof createLeases>

/**
 * Work that many processes share: who takes a row has it alone until its lease ends, and settles it. An
 * owner that dies settles nothing, and its rows are free when their leases end; what it says after that
 * is not heard.
 */
export function createLeases(query: Query, work: WorkTable) {
  const { isPresent = 'true', key, order = 'dueAt', part, ready = 'true', said, table } = work
  const c = table.column
  const row = (field: string): string => `row.${c(field)}`
  const waits = `${part} AND ${row('state')} = 'waiting' AND ${ready}`
  const claim = `WITH mine AS (
      SELECT ${row('id')} AS id FROM ${table.name} AS row
      WHERE ${waits} AND ${row('dueAt')} <= now()
        AND (${row('leaseUntil')} IS NULL OR ${row('leaseUntil')} <= now())
      ORDER BY ${row(order)}, ${row('id')} LIMIT $2::int FOR UPDATE OF row SKIP LOCKED)
    UPDATE ${table.name} AS row SET ${[
      `${c('leaseUntil')} = now() + $3::float8 * interval '1 millisecond'`,
      `${c('worker')} = $4`,
      ...(work.setOnTake ?? []),
    ].join(', ')}
    FROM mine WHERE ${row('id')} = mine.id RETURNING ${work.returning}`
  const settle = `UPDATE ${table.name} AS row SET ${[
    `${c('leaseUntil')} = NULL`,
    `${c('worker')} = NULL`,
    `${c('state')} = CASE WHEN ${isPresent} THEN COALESCE(o.state, ${row('state')}) ELSE ${row('state')} END`,
    `${c('dueAt')} = COALESCE(o.at, ${row('dueAt')})`,
    `${c('attempts')} = ${row('attempts')} + CASE WHEN o.counts AND ${isPresent} THEN 1 ELSE 0 END`,
    `${c('category')} = CASE WHEN ${isPresent} THEN o.category ELSE ${row('category')} END`,
    `${c('message')} = CASE WHEN ${isPresent} THEN o.message ELSE ${row('message')} END`,
    ...(work.setOnSettle ?? []),
  ].join(', ')}
    FROM jsonb_to_recordset($3::jsonb) AS o(key ${table.type(key)}, state text, at timestamptz,
      category text, message text, counts boolean${said ? `, ${said}` : ''})
    WHERE ${part} AND ${row('worker')} = $2 AND ${row(key)} = o.key RETURNING 1`
  return {
    /** Has rows wait again, at once and as if never tried; `which` has its own `$1` …. Resolves to how many. */
    again: async (which: string, values: unknown[], ...also: string[]): Promise<number> => {
      const set = [
        `${c('state')} = 'waiting'`,
        `${c('attempts')} = 0`,
        `${c('dueAt')} = now()`,
        `${c('category')} = NULL`,
        `${c('message')} = NULL`,
        ...also,
      ].join(', ')
      const rows = await query(
        `UPDATE ${table.name} AS row SET ${set} WHERE ${which} RETURNING 1`,
        values,
      )
      return rows.length
    },
    claim: ({ leaseMs, limit, part: of, worker }: Claim): Promise<Row[]> =>
      query(claim, [of, limit, leaseMs, worker]),
    /** Since or from when the first row may be taken, epoch milliseconds; `null`: none waits. */
    due: async (of: unknown): Promise<null | number> => {
      const [first] = await query(
        `SELECT min(GREATEST(${row('dueAt')}, ${row('leaseUntil')})) AS at
        FROM ${table.name} AS row WHERE ${waits}`,
        [of],
      )
      return first?.at ? millis(first.at) : null
    },
    /** Ends the leases of these rows, if they are still this worker's; resolves to how many were. */
    settle: async (
      worker: string,
      of: unknown,
      settlements: Settlement[],
      req?: PayloadRequest,
    ): Promise<number> => (await query(settle, [of, worker, settlements], req)).length,
    /** How many rows of a part are in each state. */
    states: async (of: unknown): Promise<Record<string, number>> => {
      const rows = await query(
        `SELECT ${row('state')} AS state, count(*) AS count FROM ${table.name} AS row
        WHERE ${part} GROUP BY 1`,
        [of],
      )
      return Object.fromEntries(rows.map(({ count, state }) => [String(state), Number(count)]))
    },
  }
}
