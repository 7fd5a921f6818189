import type { CRMStore, Work } from '../../../integrations/sync/people.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { isoOf, millis, textOf } from './query.js'

type Deliveries = Pick<
  CRMStore,
  | 'claimDeliveries'
  | 'deadLetters'
  | 'deliveryCounts'
  | 'dueDeliveries'
  | 'dueDeliveriesSince'
  | 'fillDelivery'
  | 'forgetWork'
  | 'insertDelivery'
  | 'replay'
  | 'settleDelivery'
  | 'settleDeliveryIn'
>

function withoutAddress(work: Work, email: string): Work {
  if (work.kind !== 'webhook') return work
  const events = work.events.map((event) =>
    event.kind === 'pointer'
      ? event
      : {
          ...event,
          attendees: event.attendees.filter((one) => one.email !== email),
          ...(event.buyer?.email === email ? { buyer: null, customerId: null } : null),
        },
  )
  return { ...work, events }
}

/** What came in, as a queue with leases: work of a killed worker is free again when its lease ends. */
export function createDeliveries(query: Query, { deliveries }: CRMSchema): Deliveries {
  const d = deliveries.column
  const { name } = deliveries
  const id = deliveries.type('id')
  const due = `${d('state')} = 'waiting' AND ${d('dueAt')} <= now()
    AND ${d('work')} IS NOT NULL AND (${d('leaseUntil')} IS NULL OR ${d('leaseUntil')} <= now())`
  const done = `${d('state')} = 'done', ${d('work')} = NULL, ${d('doneAt')} = now(),
    ${d('leaseUntil')} = NULL, ${d('worker')} = NULL, ${d('category')} = NULL, ${d('message')} = NULL`
  return {
    claimDeliveries: async ({ id: one, leaseMs, limit, worker }) => {
      const rows = await query(
        `UPDATE ${name} SET ${d('leaseUntil')} = now() + $1::float8 * interval '1 millisecond',
          ${d('worker')} = $2
        WHERE ${d('id')} IN (SELECT ${d('id')} FROM ${name} WHERE ${due}
          AND ($3::text IS NULL OR ${d('id')} = $3::text::${id})
          ORDER BY ${d('dueAt')}, ${d('id')} LIMIT $4::int FOR UPDATE SKIP LOCKED)
        RETURNING ${d('id')} AS id, ${d('deliveryId')} AS delivery, ${d('attempts')} AS attempts,
          ${d('work')} AS work`,
        [leaseMs, worker, one === undefined ? null : String(one), limit],
      )
      return rows.map((row) => ({
        attempts: Number(row.attempts),
        deliveryId: String(row.delivery),
        id: row.id as ID,
        work: row.work as Work,
      }))
    },
    deadLetters: async (limit) => {
      const rows = await query(
        `SELECT * FROM ${name} WHERE ${d('state')} = 'dead' ORDER BY ${d('receivedAt')} DESC LIMIT $1::int`,
        [limit],
      )
      const at = (field: string): string => d(field).slice(1, -1)
      return rows.map((row) => ({
        attempts: Number(row[at('attempts')]),
        category: textOf(row[at('category')]),
        id: row.id as ID,
        kind: String(row[at('kind')]),
        message: textOf(row[at('message')]),
        provider: String(row[at('provider')]),
        receivedAt: isoOf(row[at('receivedAt')]) ?? '',
      }))
    },
    deliveryCounts: async () => {
      const rows = await query(
        `SELECT ${d('state')} AS state, count(*) AS count FROM ${name} GROUP BY 1`,
      )
      return Object.fromEntries(rows.map(({ count, state }) => [String(state), Number(count)]))
    },
    dueDeliveries: async () =>
      Number((await query(`SELECT count(*) AS count FROM ${name} WHERE ${due}`))[0]?.count ?? 0),
    dueDeliveriesSince: async () => {
      const [row] = await query(`SELECT min(${d('dueAt')}) AS at FROM ${name} WHERE ${due}`)
      return row?.at ? millis(row.at) : null
    },
    fillDelivery: async (req, one, work) => {
      await query(`UPDATE ${name} SET ${d('work')} = $1::jsonb WHERE ${d('id')} = $2::${id}`, [work, one], req) // prettier-ignore
    },
    forgetWork: async (req, email) => {
      // a submission is nothing without its sender
      await query(
        `UPDATE ${name} SET ${d('state')} = 'done', ${d('work')} = NULL, ${d('doneAt')} = now()
        WHERE ${d('work')} ->> 'email' = $1`,
        [email],
        req,
      )
      // an order without its buyer still counts
      const rows = await query(
        `SELECT ${d('id')} AS id, ${d('work')} AS work FROM ${name}
        WHERE ${d('kind')} = 'webhook' AND strpos(${d('work')}::text, $1) > 0 FOR UPDATE`,
        [email],
        req,
      )
      for (const row of rows) {
        const work = withoutAddress(row.work as Work, email)
        await query(`UPDATE ${name} SET ${d('work')} = $1::jsonb WHERE ${d('id')} = $2::${id}`, [work, row.id], req) // prettier-ignore
      }
    },
    insertDelivery: async (req, { deliveryId, dueAt, kind, provider, waitAtMost }) => {
      if (waitAtMost) {
        await query(`SELECT set_config('lock_timeout', $1, true)`, [String(waitAtMost)], req)
      }
      const fields = ['deliveryId', 'kind', 'provider', 'state', 'receivedAt', 'dueAt', 'attempts']
      const rows = await query(
        `INSERT INTO ${name} (${fields.map(d).join(', ')})
        VALUES ($1, $2, $3, 'waiting', now(), COALESCE($4::timestamptz, now()), 0)
        ON CONFLICT (${d('deliveryId')}) DO NOTHING RETURNING ${d('id')} AS id`,
        [deliveryId, kind, provider, dueAt ?? null],
        req,
      )
      return (rows[0]?.id as ID | undefined) ?? null
    },
    replay: async (ids) => {
      const rows = await query(
        `UPDATE ${name} SET ${d('state')} = 'waiting', ${d('attempts')} = 0, ${d('dueAt')} = now(),
          ${d('leaseUntil')} = NULL
        WHERE ${d('state')} = 'dead' AND ($1::jsonb IS NULL OR ${d('id')} IN (
          SELECT value::${id} FROM jsonb_array_elements_text($1::jsonb)))
        RETURNING 1`,
        [ids === 'all' ? null : ids],
      )
      return rows.length
    },
    settleDelivery: async (worker, one, outcome) => {
      const mine = `WHERE ${d('id')} = $1::text::${id} AND ${d('worker')} = $2`
      if (outcome.kind === 'done') {
        await query(`UPDATE ${name} SET ${done} ${mine}`, [String(one), worker])
        return
      }
      await query(
        `UPDATE ${name} SET ${d('state')} = $3, ${d('dueAt')} = $4::timestamptz,
          ${d('category')} = $5, ${d('message')} = $6, ${d('attempts')} = ${d('attempts')} + 1,
          ${d('leaseUntil')} = NULL, ${d('worker')} = NULL ${mine}`,
        [
          String(one),
          worker,
          outcome.kind === 'dead' ? 'dead' : 'waiting',
          outcome.kind === 'dead' ? new Date() : outcome.at,
          outcome.category,
          outcome.message,
        ],
      )
    },
    settleDeliveryIn: async (req, worker, one) => {
      const rows = await query(
        `UPDATE ${name} SET ${done} WHERE ${d('id')} = $1::${id} AND ${d('worker')} = $2 RETURNING 1`,
        [one, worker],
        req,
      )
      return rows.length === 1
    },
  }
}
