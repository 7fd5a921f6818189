import type { CRMStore, Work } from '../../../integrations/sync/people.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { createLeases } from './leases.js'
import { isoOf, textOf } from './query.js'

type Deliveries = Pick<
  CRMStore,
  | 'claimDeliveries'
  | 'deadLetters'
  | 'deliveryCounts'
  | 'dueDeliveriesSince'
  | 'fillDelivery'
  | 'forgetWork'
  | 'insertDelivery'
  | 'replay'
  | 'settleDelivery'
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

/** What came in, as a queue: work that many processes take under leases. */
export function createDeliveries(query: Query, { deliveries }: CRMSchema): Deliveries {
  const d = deliveries.column
  const { name } = deliveries
  const id = deliveries.type('id')
  const whenDone = (field: string, value: string): string =>
    `${d(field)} = CASE WHEN o.state = 'done' THEN ${value} ELSE row.${d(field)} END`
  const leases = createLeases(query, {
    key: 'id',
    // one delivery, or all
    part: `($1::text IS NULL OR row.${d('id')} = $1::text::${id})`,
    ready: `row.${d('work')} IS NOT NULL`,
    returning: `row.${d('id')} AS id, row.${d('deliveryId')} AS delivery, row.${d('attempts')} AS attempts,
      row.${d('work')} AS work`,
    setOnSettle: [whenDone('work', 'NULL'), whenDone('doneAt', 'now()')],
    table: deliveries,
  })
  return {
    claimDeliveries: async ({ id: one, ...claim }) => {
      const rows = await leases.claim({ ...claim, part: one === undefined ? null : String(one) })
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
    deliveryCounts: () => leases.states(null),
    dueDeliveriesSince: async () => {
      const at = await leases.due(null)
      return at !== null && at <= Date.now() ? at : null
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
    replay: (ids) =>
      leases.again(
        `row.${d('state')} = 'dead' AND ($1::jsonb IS NULL OR row.${d('id')} IN (
          SELECT value::${id} FROM jsonb_array_elements_text($1::jsonb)))`,
        [ids === 'all' ? null : ids],
      ),
    settleDelivery: async (worker, one, outcome, req) => {
      const { kind, ...said } = outcome
      const state = kind === 'later' ? null : kind
      const settlement = { ...said, counts: kind !== 'done', key: one, state }
      return (await leases.settle(worker, null, [settlement], req)) === 1
    },
  }
}
