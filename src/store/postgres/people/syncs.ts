import type { CRMStore, SyncRow } from '../../../integrations/sync/people.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Query } from './query.js'
import type { CRMSchema } from './schema.js'

import { isoOf, textOf } from './query.js'
import { createSyncLeases, createSyncStore, UNCERTAIN } from './syncStore.js'

type Syncs = Pick<
  CRMStore,
  | 'dueSync'
  | 'markChanged'
  | 'openAttempts'
  | 'resync'
  | 'retrySync'
  | 'syncCounts'
  | 'syncRows'
  | 'syncStore'
  | 'withholdElsewhere'
>

/** What is to be sent of whom. `keyOf`: see `createSyncStore`. */
export function createSyncs(
  query: Query,
  schema: CRMSchema,
  keyOf: (email: string) => string,
): Syncs {
  const { contacts, syncs } = schema
  const leases = createSyncLeases(query, schema)
  const s = syncs.column
  const contact = syncs.type('contact')
  const among = (ids: string): string => `(${ids}::jsonb IS NULL OR y.${s('contact')} IN (
    SELECT value::${contact} FROM jsonb_array_elements_text(${ids}::jsonb)))`
  return {
    dueSync: leases.due,
    markChanged: async (req, changes) => {
      if (changes.length === 0) return false
      const fields = ['key', 'contact', 'target', 'state', 'version', 'attempts', 'digest', 'dueAt']
      const state = `CASE WHEN i.permitted THEN 'waiting' ELSE 'withheld' END`
      const rows = await query(
        `INSERT INTO ${syncs.name} AS row (${fields.map(s).join(', ')})
        SELECT i.target || '/' || i.contact, i.contact, i.target, ${state}, 1, 0, i.digest, now()
        FROM jsonb_to_recordset($1::jsonb) AS i(contact ${contact}, target text, digest text, permitted boolean)
        ORDER BY 1
        ON CONFLICT (${s('key')}) DO UPDATE SET
          ${s('version')} = row.${s('version')} + 1, ${s('attempts')} = 0, ${s('state')} = excluded.${s('state')},
          ${s('digest')} = excluded.${s('digest')}, ${s('category')} = NULL, ${s('message')} = NULL
        WHERE row.${s('digest')} IS DISTINCT FROM excluded.${s('digest')}
          OR (row.${s('state')} = 'withheld') <> (excluded.${s('state')} = 'withheld')
        RETURNING ${s('state')} AS state`,
        [changes],
        req,
      )
      return rows.some((row) => row.state === 'waiting')
    },
    openAttempts: async (req, id) => {
      // Whoever sends is named; before a first request, or one under another address, it is noted that
      // it may leave a record nobody hears of: no edit and no kill takes that away.
      const rows = await query(
        `SELECT ${s('target')} AS target, ${s('leaseUntil')} AS leased FROM ${syncs.name}
        WHERE ${s('contact')} = $1::${contact}
          AND (${s('worker')} IS NOT NULL OR ${s('sentAs')} = '${UNCERTAIN}')
        ORDER BY 1 FOR UPDATE`,
        [id],
        req,
      )
      return rows.map(({ leased, target }) => ({
        leasedUntil: leased ? new Date(leased as string) : null,
        target: String(target),
      }))
    },
    resync: (target, one) =>
      leases.again(
        `row.${s('target')} = $1 AND row.${s('state')} IN ('synced', 'failed', 'waiting')
        AND ($2::text IS NULL OR row.${s('contact')} = $2::text::${contact})`,
        [target, one === undefined ? null : String(one)],
        `${s('version')} = row.${s('version')} + 1`,
      ),
    retrySync: (filter) =>
      leases.again(
        `(row.${s('state')} = 'failed' OR (row.${s('state')} = 'waiting' AND row.${s('dueAt')} > now()))
        AND ($1::text IS NULL OR row.${s('target')} = $1::text)
        AND ($2::text IS NULL OR row.${s('contact')} = $2::text::${contact})`,
        [filter.target ?? null, filter.contact === undefined ? null : String(filter.contact)],
      ),
    syncCounts: async (ids = 'all') => {
      const rows = await query(
        `SELECT ${s('target')} AS target, ${s('state')} AS state, count(*) AS count
        FROM ${syncs.name} y WHERE ${s('contact')} IS NOT NULL AND ${among('$1')} GROUP BY 1, 2`,
        [ids === 'all' ? null : ids],
      )
      return rows.map(({ count, state, target }) => ({
        count: Number(count),
        state: String(state),
        target: String(target),
      }))
    },
    syncRows: async (filter) => {
      const columns = ['attempts', 'category', 'contact', 'externalId', 'history', 'message', 'state', 'syncedAt', 'syncedVersion', 'target', 'version'] // prettier-ignore
      const rows = await query(
        `SELECT ${columns.map((name) => `y.${s(name)} AS "${name}"`).join(', ')},
          p.${contacts.column('email')} AS email
        FROM ${syncs.name} y JOIN ${contacts.name} p ON p.${contacts.column('id')} = y.${s('contact')}
        WHERE ($1::text IS NULL OR y.${s('contact')} = $1::text::${contact})
        AND ($2::text IS NULL OR y.${s('state')} = $2::text) AND ${among('$4')}
        ORDER BY y.${s('id')} DESC LIMIT $3::int`,
        [
          filter.contact === undefined ? null : String(filter.contact),
          filter.state ?? null,
          filter.limit,
          filter.contacts === undefined || filter.contacts === 'all' ? null : filter.contacts,
        ],
      )
      return rows.map((row): SyncRow => ({
        attempts: Number(row.attempts),
        category: textOf(row.category),
        contact: row.contact as ID,
        email: textOf(row.email),
        externalId: textOf(row.externalId),
        history: (row.history as SyncRow['history'] | null) ?? [],
        message: textOf(row.message),
        state: String(row.state),
        syncedAt: isoOf(row.syncedAt),
        syncedVersion: row.syncedVersion === null ? null : Number(row.syncedVersion),
        target: String(row.target),
        version: Number(row.version),
      }))
    },
    syncStore: (target) => createSyncStore(query, schema, leases, target, keyOf),
    withholdElsewhere: async (req, id, targets) => {
      // a newer version: what is on its way there must not settle it as sent and current
      await query(
        `UPDATE ${syncs.name} SET ${s('state')} = 'withheld', ${s('version')} = ${s('version')} + 1,
          ${s('attempts')} = 0, ${s('category')} = NULL, ${s('message')} = NULL
        WHERE ${s('contact')} = $1::${contact} AND ${s('state')} <> 'withheld'
        AND ${s('target')} NOT IN (SELECT jsonb_array_elements_text($2::jsonb))`,
        [id, targets],
        req,
      )
    },
  }
}
