import type { Pool } from 'pg'

import type { OutboxStore } from '../../../vocabulary/webhooks.js'
import type { Schema } from '../schema.js'

import { createLeases } from '../people/leases.js'
import { createQuery } from '../people/query.js'
import { type Follow, followEach } from '../presence.js'

const QUESTIONS = ['add', 'claim', 'purge', 'settle'] as const satisfies (keyof OutboxStore)[]

/** The outbox, whose statements are made anew when the database has more, or less. */
export const followOutbox = (follow: Follow, pool: Pool): OutboxStore =>
  followEach(follow, QUESTIONS, (schema) => createOutbox(pool, schema))

/** Messages to other systems: who takes one has it alone until its lease ends, and a killed sender settles nothing. */
function createOutbox(pool: Pool, { messages: table }: Schema): OutboxStore {
  if (!table) throw new Error('payload-plugin-qr: asked for messages without the option `webhooks`')
  const c = table.column
  const query = createQuery(pool)
  const leases = createLeases(query, {
    key: 'id',
    part: `row.${c('endpoint')} = $1`,
    returning: `row.${c('id')} AS id, row.${c('body')} AS body, row.${c('attempts')} AS attempts`,
    setOnSettle: [
      `${c('sentAt')} = CASE WHEN o.state = 'sent' THEN now() ELSE row.${c('sentAt')} END`,
    ],
    table,
  })
  const columns = ['id', 'endpoint', 'type', 'body', 'state', 'attempts', 'dueAt', 'occurredAt']
  return {
    async add(messages, req) {
      await query(
        `INSERT INTO ${table.name} (${columns.map(c).join(', ')})
        SELECT m.id, m.endpoint, m.type, m.body, 'waiting', 0, now(), now()
        FROM jsonb_to_recordset($1::jsonb) AS m(id text, endpoint text, type text, body jsonb)
        ON CONFLICT DO NOTHING`,
        [messages],
        req,
      )
    },
    async claim(endpoint, claim) {
      const rows = await leases.claim({ ...claim, part: endpoint })
      return rows.map(({ attempts, body, id }) => ({
        attempts: Number(attempts),
        body: body as object,
        id: id as string,
      }))
    },
    async purge(before) {
      await query(
        `DELETE FROM ${table.name} WHERE ${c('state')} <> 'waiting' AND ${c('occurredAt')} < $1::timestamptz`,
        [before],
      )
    },
    async settle(worker, endpoint, outcomes) {
      await leases.settle(
        worker,
        endpoint,
        outcomes.map(({ at, id: key, said, state }) => ({
          at,
          category: said,
          counts: true,
          key,
          state,
        })),
      )
    },
  }
}
