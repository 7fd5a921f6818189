import type { EventForSync, EventKind, EventsStore } from '../../../integrations/sync/events.js'
import type { Table } from '../schema.js'
import type { Query, Row } from './query.js'
import type { CRMSchema } from './schema.js'

import { createLeases } from './leases.js'
import { millis, textOf } from './query.js'
import { isUsed, touchColumns, touchJoins, touchOf } from './touches.js'

/** What is to be told as custom events, with leases like those of contacts. */
export function createEvents(query: Query, schema: CRMSchema): EventsStore {
  const { events } = schema
  return events ? eventsOf(query, schema, events) : NONE
}

const NONE: EventsStore = {
  dueEvents: async () => null,
  eventCounts: async () => null,
  eventStore: () => ({ lease: async () => [], settle: async () => {} }),
  personalScans: async () => [],
  recordEvents: async () => false,
  retryEvents: async () => 0,
}

function eventsOf(query: Query, schema: CRMSchema, events: Table): EventsStore {
  const { syncs, targets } = schema
  const e = events.column
  const contact = events.type('contact')
  const y = (field: string): string => `y.${syncs.column(field)}`
  const ofContact = `${syncs.name} y WHERE ${y('contact')} = row.${e('contact')} AND ${y('target')} = $1`
  const leases = createLeases(query, {
    key: 'id',
    order: 'occurredAt',
    part: `row.${e('target')} = $1`,
    // its contact may be sent, was sent, and is known there
    ready: `EXISTS (SELECT 1 FROM ${ofContact} AND ${y('state')} IN ('synced', 'waiting')
      AND ${y('externalId')} IS NOT NULL)`,
    returning: `row.${e('id')} AS id, row.${e('kind')} AS kind, row.${e('occurredAt')} AS at,
      row.${e('properties')} AS properties, row.${e('attempts')} AS attempts,
      (SELECT ${y('externalId')} FROM ${ofContact}) AS external`,
    setOnSettle: [
      `${e('sentAt')} = CASE WHEN o.state = 'sent' THEN now() ELSE row.${e('sentAt')} END`,
    ],
    table: events,
  })
  return {
    dueEvents: leases.due,
    eventCounts: leases.states,
    eventStore: (target) => ({
      lease: async (claim) => {
        const rows = await leases.claim({ ...claim, part: target })
        return rows.map(eventOf).sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
      },
      settle: async (worker, outcomes) => {
        const settlements = outcomes.map(({ id, kind, ...said }) => ({
          ...said,
          key: id,
          state: kind === 'later' ? null : kind,
        }))
        await leases.settle(worker, target, settlements)
      },
    }),
    personalScans: (req, id, target) => personalScans(query, schema, events, [req, id, target]),
    recordEvents: async (req, id, target, found) => {
      const values = [target, id, found]
      await query(withdraw(events, contact), values, req)
      return (await query(insertOf(events, contact), values, req)).length > 0
    },
    retryEvents: async (filter) => {
      const count = await leases.again(
        `(row.${e('state')} = 'failed' OR (row.${e('state')} = 'waiting' AND row.${e('dueAt')} > now()))
        AND ($1::text IS NULL OR row.${e('contact')} = $1::text::${contact})
        AND ($2::text IS NULL OR row.${e('target')} = $2::text)`,
        [filter.contact === undefined ? null : String(filter.contact), filter.target ?? null],
      )
      const last = targets.column('lastRun')
      await query(
        `UPDATE ${targets.name} SET ${last} = ${last} - 'events' WHERE ${last} IS NOT NULL`,
      )
      return count
    },
  }
}

const FOUND = `jsonb_to_recordset($3::jsonb) AS i(kind text, ref text, at numeric, properties jsonb)`

/** What waits, is not on its way, and is no longer so. */
function withdraw(events: Table, contact: string): string {
  const e = events.column
  return `DELETE FROM ${events.name} AS row WHERE row.${e('contact')} = $2::${contact} AND ${e('target')} = $1
    AND ${e('state')} = 'waiting' AND ${e('attempts')} = 0
    AND (${e('leaseUntil')} IS NULL OR ${e('leaseUntil')} <= now())
    AND ((${e('kind')} = 'purchase' AND EXISTS (SELECT 1 FROM ${FOUND}
        WHERE i.kind = 'refund' AND i.ref = row.${e('ref')}))
      OR (${e('kind')} = 'scan' AND ${e('properties')} ->> 'qr_certainty' <> 'assumed'
        AND NOT EXISTS (SELECT 1 FROM ${FOUND} WHERE i.kind = 'scan' AND i.ref = row.${e('ref')})))`
}

/** A refund is told of nothing but a purchase that was, or is being, told. */
function insertOf(events: Table, contact: string): string {
  const e = events.column
  const fields = ['id', 'contact', 'target', 'kind', 'ref', 'occurredAt', 'properties', 'state', 'dueAt', 'attempts'] // prettier-ignore
  return `INSERT INTO ${events.name} (${fields.map(e).join(', ')})
    SELECT md5($1 || '/' || $2 || '/' || i.kind || '/' || i.ref)::uuid::text, $2::${contact}, $1, i.kind,
      i.ref, to_timestamp(i.at / 1000), i.properties, 'waiting', now(), 0
    FROM ${FOUND}
    WHERE i.kind <> 'refund' OR EXISTS (SELECT 1 FROM ${events.name} p
      WHERE p.${e('contact')} = $2::${contact} AND p.${e('target')} = $1
      AND p.${e('kind')} = 'purchase' AND p.${e('ref')} = i.ref)
    ON CONFLICT (${e('id')}) DO NOTHING RETURNING 1`
}

async function personalScans(
  query: Query,
  schema: CRMSchema,
  events: Table,
  [req, contact, target]: Parameters<EventsStore['personalScans']>,
) {
  const { codes, scans } = schema
  const e = events.column
  const scanId = `s.${scans.column('scanId')}`
  const rows = await query(
    `SELECT ${touchColumns(schema)} FROM ${scans.name} s
    JOIN ${codes.name} c ON c.${codes.column('id')} = s.${scans.column('qrCode')} ${touchJoins(schema)}
    WHERE c.${codes.column('contact')} = $1::${codes.type('contact')}
      AND s.${scans.column('trafficClass')} = 'human'
      AND NOT ${isUsed(schema)}
      AND NOT EXISTS (SELECT 1 FROM ${events.name} v WHERE v.${e('ref')} = ${scanId}
        AND v.${e('kind')} = 'scan' AND v.${e('target')} = $2
        AND v.${e('contact')} = $1::${events.type('contact')})
    ORDER BY ${scanId} LIMIT 500`,
    [contact, target],
    req,
  )
  return rows.map((row) => touchOf(row, 'assumed'))
}

const eventOf = (row: Row): EventForSync => ({
  attempts: Number(row.attempts),
  hubspotId: textOf(row.external) ?? '',
  id: String(row.id),
  kind: row.kind as EventKind,
  occurredAt: new Date(millis(row.at)),
  properties: (row.properties ?? {}) as Record<string, string>,
})
