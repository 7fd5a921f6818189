import type { Pool } from 'pg'

import type { SinkState, SinkStore, SinkTurn } from '../../../../vocabulary/scanSink.js'
import type { Schema } from '../../schema.js'

import { SEALED } from '../../../../vocabulary/scanSink.js'
import { type Follow, followEach } from '../../presence.js'
import { backfill } from './backfill.js'
import { createReadSinkScans } from './readSinkScans.js'
import { readSinkStates } from './readSinkStates.js'
import { sealBatch, type Tables } from './sealBatch.js'
import { trimOutbox } from './trimOutbox.js'

const QUESTIONS = ['advance', 'backfilled', 'claim', 'enlist', 'fail', 'history', 'hold', 'noteBackfilled', 'read', 'release', 'seal', 'states', 'trim'] as const satisfies (keyof SinkStore)[] // prettier-ignore

/** What waits for sinks, with statements that are made anew when the database has more, or less. */
export const followSinks = (follow: Follow, pool: Pool): SinkStore =>
  followEach(follow, QUESTIONS, (schema) => createSinkStore(pool, schema))

const LEASE = (ms: string): string => `now() + ${ms}::float8 * interval '1 millisecond'`

function createSinkStore(pool: Pool, schema: Schema): SinkStore {
  const { outbox, sinks } = schema
  if (!outbox || !sinks) throw new Error('payload-plugin-qr: asked for sinks without any')
  const tables: Tables = { outbox, sinks }
  const o = outbox.column
  const s = sinks.column
  const mine = `${s('id')} = $1 AND ${s('worker')} = $2`
  return {
    async advance(sink, worker, { batch, leaseMs, refused, taken, whole }) {
      const { rowCount } = await pool.query(
        `UPDATE ${sinks.name} SET ${s('sent')} = CASE WHEN $4 THEN $3 ELSE ${s('sent')} END,
          ${s('part')} = $3, ${s('taken')} = $5, ${s('leaseUntil')} = ${LEASE('$6')},
          ${s('failures')} = 0, ${s('dueAt')} = NULL,
          ${s('sentAt')} = CASE WHEN $7 = 0 THEN now() ELSE ${s('sentAt')} END,
          ${s('dropped')} = ${s('dropped')} + $7,
          ${s('droppedAt')} = CASE WHEN $7 = 0 THEN ${s('droppedAt')} ELSE now() END
        WHERE ${mine}`,
        [sink, worker, batch, whole, taken, leaseMs, refused],
      )
      return rowCount === 1
    },
    claim: (sink, { leaseMs, worker }) => claim(pool, tables, [sink, worker, leaseMs]),
    async enlist(names) {
      const columns = ['id', 'sent', 'part', 'taken', 'failures', 'dropped', 'seenAt'].map(s)
      await pool.query(
        `INSERT INTO ${sinks.name} (${columns.join(', ')}) VALUES ($1, 0, 0, 0, 0, 0, now())
        ON CONFLICT DO NOTHING`,
        [SEALED],
      )
      await pool.query(
        `INSERT INTO ${sinks.name} (${columns.join(', ')})
        SELECT name, (SELECT ${s('sent')} FROM ${sinks.name} WHERE ${s('id')} = $2), 0, 0, 0, 0, now()
        FROM unnest($1::varchar[]) AS t(name)
        ON CONFLICT (${s('id')}) DO UPDATE SET ${s('seenAt')} = now()`,
        [names, SEALED],
      )
    },
    async fail(sink, worker, { delay, said }) {
      await pool.query(
        `UPDATE ${sinks.name} SET ${s('failures')} = ${s('failures')} + 1, ${s('said')} = $3,
          ${s('dueAt')} = ${LEASE('$4')}, ${s('leaseUntil')} = NULL, ${s('worker')} = NULL
        WHERE ${mine}`,
        [sink, worker, said, delay],
      )
    },
    ...backfill(pool, schema),
    async hold(sink, { leaseMs, worker }) {
      const { rowCount } = await pool.query(
        `UPDATE ${sinks.name} SET ${s('leaseUntil')} = ${LEASE('$3')}, ${s('worker')} = $2
        WHERE ${s('id')} = $1 AND (${s('leaseUntil')} IS NULL OR ${s('leaseUntil')} <= now() OR ${s('worker')} = $2)`,
        [sink, worker, leaseMs],
      )
      return rowCount === 1
    },
    read: createReadSinkScans(pool, schema),
    async release(worker) {
      await pool.query(
        `UPDATE ${sinks.name} SET ${s('leaseUntil')} = NULL, ${s('worker')} = NULL
        WHERE ${s('worker')} = $1`,
        [worker],
      )
    },
    async seal() {
      const { rowCount } = await pool.query(
        `SELECT FROM ${outbox.name} WHERE ${o('batch')} IS NULL LIMIT 1`,
      )
      return rowCount === 0 ? 0 : sealBatch(pool, tables)
    },
    states: (names): Promise<SinkState[]> => readSinkStates(pool, tables, names),
    trim: (keepMs) => trimOutbox(pool, tables, keepMs),
  }
}

async function claim(
  pool: Pool,
  { outbox, sinks }: Tables,
  values: [sink: string, worker: string, leaseMs: number],
): Promise<null | SinkTurn> {
  const o = outbox.column
  const s = (field: string): string => `held.${sinks.column(field)}`
  const { rows } = await pool.query<Record<'batch' | 'failures' | 'part' | 'taken', string>>(
    `UPDATE ${sinks.name} AS held
    SET ${sinks.column('leaseUntil')} = ${LEASE('$3')}, ${sinks.column('worker')} = $2
    WHERE ${s('id')} = $1 AND (${s('dueAt')} IS NULL OR ${s('dueAt')} <= now())
      AND (${s('leaseUntil')} IS NULL OR ${s('leaseUntil')} <= now() OR ${s('worker')} = $2)
      AND EXISTS (SELECT FROM ${outbox.name} o WHERE o.${o('batch')} > ${s('sent')})
    RETURNING ${s('failures')} AS failures, ${s('part')} AS part, ${s('taken')} AS taken,
      (SELECT min(o.${o('batch')}) FROM ${outbox.name} o WHERE o.${o('batch')} > ${s('sent')}) AS batch`,
    values,
  )
  const turn = rows[0]
  if (!turn) return null
  const { rows: found } = await pool.query<{ ids: string }>(
    `SELECT ${o('ids')} AS ids FROM ${outbox.name} WHERE ${o('batch')} = $1`,
    [turn.batch],
  )
  // Gone in between: it was too old.
  if (!found[0]) return null
  return {
    batch: Number(turn.batch),
    failures: Number(turn.failures),
    ids: found[0].ids.split('\n'),
    taken: turn.part === turn.batch ? Number(turn.taken) : 0,
  }
}
