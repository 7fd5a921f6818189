import type { BasePayload } from 'payload'
import type { Pool } from 'pg'

import type { CRMStore } from '../../../integrations/sync/people.js'
import type { QROptions } from '../../../options/sanitizeOptions.js'

import { inSavepoint } from '../inTransaction.js'
import { readSchema } from '../schema.js'
import { createDeliveries } from './deliveries.js'
import { emailHash } from './emailHash.js'
import { createEvents } from './events.js'
import { createQuery } from './query.js'
import { createRateGate } from './rateGate.js'
import { createSales } from './sales.js'
import { createScanIds } from './scanIds.js'
import { readCRMSchema } from './schema.js'
import { createSyncs } from './syncs.js'
import { createTickets } from './tickets.js'

/** The store about people on PostgreSQL. Uses the host's pool: nothing of it is on a scan's way. */
export function createCRMStore(payload: BasePayload, options: QROptions): CRMStore {
  const { pool } = payload.db as unknown as { pool: Pool }
  const schema = readCRMSchema(payload, options)
  const query = createQuery(pool)
  const { contacts, deliveries, events, scanIds, suppressions, syncs, targets, tickets } = schema
  return {
    ...createDeliveries(query, schema),
    ...createEvents(query, schema),
    ...createSales(query, schema, readSchema(payload, options)),
    ...createScanIds(query, schema),
    ...createSyncs(query, schema, (email) => emailHash(payload, email)),
    ...createTickets(query, schema),
    apart: inSavepoint,
    addSuppression: async (req, hash, reason) => {
      const u = suppressions.column
      await query(
        `INSERT INTO ${suppressions.name} (${u('id')}, ${u('at')}, ${u('reason')})
        VALUES ($1, now(), $2) ON CONFLICT DO NOTHING`,
        [hash, reason],
        req,
      )
    },
    forgetContact: async (req, contact) => {
      if (events) {
        const e = events.column
        await query(
          `DELETE FROM ${events.name} WHERE ${e('contact')} = $1::${events.type('contact')}`,
          [contact],
          req,
        )
      }
      if (tickets.has('holder')) {
        const holder = tickets.column('holder')
        await query(
          `UPDATE ${tickets.name} SET ${holder} = NULL WHERE ${holder} = $1::${tickets.type('holder')}`,
          [contact],
          req,
        )
      }
      const s = syncs.column
      // a former record may have become another contact's, who has that address now
      const rows = await query(
        `DELETE FROM ${syncs.name} AS row WHERE row.${s('contact')} = $1::${syncs.type('contact')}
        RETURNING row.${s('target')} AS target, ARRAY[row.${s('externalId')}::text] || ARRAY(
          SELECT DISTINCT entry ->> 'was' FROM jsonb_array_elements(row.${s('history')}) AS entry
          WHERE entry ? 'was' AND NOT EXISTS (SELECT 1 FROM ${syncs.name} AS other
            WHERE other.${s('externalId')} = entry ->> 'was'
            AND other.${s('target')} = row.${s('target')}
            AND other.${s('contact')} <> row.${s('contact')})) AS externals`,
        [contact],
        req,
      )
      const i = scanIds.column
      // the id stays used up; what it was is no longer anybody's
      await query(
        `UPDATE ${scanIds.name} SET ${i('contact')} = NULL, ${i('touch')} = NULL
        WHERE ${i('contact')} = $1::${scanIds.type('contact')}`,
        [contact],
        req,
      )
      return rows.flatMap(({ externals, target }) =>
        [...new Set(externals as (null | string)[])].flatMap((externalId) =>
          externalId ? [{ externalId, target: String(target) }] : [],
        ),
      )
    },
    gate: (target, gateOptions) => createRateGate(pool, schema, target, gateOptions),
    isSuppressed: async (hash, req) => {
      const rows = await query(
        `SELECT 1 FROM ${suppressions.name} WHERE ${suppressions.column('id')} = $1`,
        [hash],
        req,
      )
      return rows.length > 0
    },
    lock: async (req, name) => {
      await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`qr:${name}`], req)
    },
    purge: async (before) => {
      const d = deliveries.column
      await query(
        `DELETE FROM ${deliveries.name} WHERE ${d('state')} = 'done' AND ${d('doneAt')} < $1::timestamptz`,
        [before.deliveries],
      )
      const i = scanIds.column
      await query(
        `DELETE FROM ${scanIds.name} WHERE ${i('boundAt')} IS NULL AND ${i('scannedAt')} < $1::timestamptz`,
        [before.scanIds],
      )
    },
    readTarget: async (target) => {
      const t = targets.column
      const [row] = await query(
        `SELECT ${t('lastRun')} AS last, ${t('properties')} AS properties FROM ${targets.name}
        WHERE ${t('name')} = $1`,
        [target],
      )
      return { lastRun: row?.last ?? null, properties: row?.properties ?? null }
    },
    suppressedAmong: async (hashes) => {
      const rows = await query(
        `SELECT ${suppressions.column('id')} AS id FROM ${suppressions.name}
        WHERE ${suppressions.column('id')} IN (SELECT jsonb_array_elements_text($1::jsonb))`,
        [hashes],
      )
      return rows.map(({ id }) => String(id))
    },
    touchContact: async (req, contact, scans) => {
      const c = contacts.column
      await query(
        `UPDATE ${contacts.name} SET ${c('touchedAt')} = now(),
          ${c('touchedScans')} = COALESCE($2::numeric, ${c('touchedScans')})
        WHERE ${c('id')} = $1::${contacts.type('id')}`,
        [contact, scans ?? null],
        req,
      )
    },
    writeTarget: async (target, { lastRun, properties }) => {
      const t = targets.column
      await query(
        `INSERT INTO ${targets.name} AS row (${t('name')}, ${t('lastRun')}, ${t('properties')})
        VALUES ($1, $2::jsonb, $3::jsonb)
        ON CONFLICT (${t('name')}) DO UPDATE SET
          ${t('lastRun')} = COALESCE(excluded.${t('lastRun')}, row.${t('lastRun')}),
          ${t('properties')} = COALESCE(excluded.${t('properties')}, row.${t('properties')})`,
        [target, lastRun ?? null, properties ?? null],
      )
    },
  }
}
