import type { ContactForSync, SyncStore, Touch } from '../../../integrations/hubspot/types.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Query, Row } from './query.js'
import type { CRMSchema } from './schema.js'

import { textOf } from './query.js'

const HISTORY = 20
/** Kept as `sentAs` from before a request until HubSpot has said under which address it has them. */
export const UNCERTAIN = '?'

/**
 * `SyncStore` on PostgreSQL, for one target. The rules are those of the interface. `keyOf`: a keyed
 * hash, so that no table but that of contacts holds an address.
 */
export function createSyncStore(
  query: Query,
  schema: CRMSchema,
  target: string,
  keyOf: (email: string) => string,
): SyncStore {
  const statements = {
    lease: leaseOf(schema),
    moved: movedOf(schema),
    settle: settleOf(schema),
  }
  const read = readContactsOf(schema)
  return {
    lease: async ({ leaseMs, limit, worker }) => {
      const leased = await query(statements.lease, [target, limit, leaseMs, worker])
      if (leased.length === 0) return []
      // A statement of its own, after the lease: never older than the version that was leased.
      const rows = await query(read, [leased.map(({ contact }) => contact)])
      const byId = new Map(rows.map((row) => [String(row.id), row]))
      const contacts = leased.flatMap((lease) => {
        const row = byId.get(String(lease.contact))
        if (!row) return []
        const addressKey = keyOf(String(row.email))
        const sentAs = textOf(lease.sent)
        const moved = lease.external !== null && sentAs !== null && sentAs !== addressKey
        return [{ ...contactOf(lease, row), addressKey, moved }]
      })
      const moved = contacts.flatMap((contact) => (contact.moved ? [contact.id] : []))
      if (moved.length === 0) return contacts
      const shared = await query(statements.moved, [target, worker, moved])
      const others = new Set(shared.map(({ contact }) => String(contact)))
      // the record became another contact's, who has the address now: this one gets its own
      return contacts.map((contact) =>
        others.has(String(contact.id)) ? { ...contact, hubspotId: null, moved: false } : contact,
      )
    },
    settle: async (worker, outcomes) => {
      const at = new Date().toISOString()
      await query(statements.settle, [
        target,
        worker,
        outcomes.map((outcome) => ({
          at: 'at' in outcome ? outcome.at.toISOString() : null,
          category: 'category' in outcome ? outcome.category : null,
          contact: outcome.id,
          counts: 'counts' in outcome && outcome.counts,
          entry: {
            at,
            kind: outcome.kind,
            ...('category' in outcome
              ? { category: outcome.category, message: outcome.message }
              : {}),
          },
          external: 'hubspotId' in outcome ? outcome.hubspotId : null,
          kind: outcome.kind,
          message: 'message' in outcome ? outcome.message : null,
          sent: 'addressKey' in outcome ? (outcome.addressKey ?? null) : null,
          version: outcome.version,
        })),
      ])
    },
  }
}

function leaseOf({ syncs }: CRMSchema): string {
  const s = syncs.column
  return `UPDATE ${syncs.name} SET
      ${s('leaseUntil')} = now() + $3::float8 * interval '1 millisecond', ${s('worker')} = $4,
      ${s('sentAs')} = CASE WHEN ${s('externalId')} IS NULL THEN '${UNCERTAIN}' ELSE ${s('sentAs')} END
    WHERE ${s('id')} IN (
      SELECT ${s('id')} FROM ${syncs.name}
      WHERE ${s('target')} = $1 AND ${s('state')} = 'waiting' AND ${s('dueAt')} <= now()
        AND ${s('contact')} IS NOT NULL
        AND (${s('leaseUntil')} IS NULL OR ${s('leaseUntil')} <= now())
      ORDER BY ${s('dueAt')}, ${s('id')} LIMIT $2::int FOR UPDATE SKIP LOCKED)
    RETURNING ${s('contact')} AS contact, ${s('version')} AS version,
      ${s('attempts')} AS attempts, ${s('externalId')} AS external, ${s('sentAs')} AS sent`
}

/** Before anything is sent under the new address; gives those whose record is another contact's too. */
function movedOf({ syncs }: CRMSchema): string {
  const s = syncs.column
  return `WITH moved AS (UPDATE ${syncs.name} SET ${s('sentAs')} = '${UNCERTAIN}'
      WHERE ${s('target')} = $1 AND ${s('worker')} = $2 AND ${s('contact')} IN (
        SELECT value::${syncs.type('contact')} FROM jsonb_array_elements_text($3::jsonb))
      RETURNING ${s('contact')} AS contact, ${s('externalId')} AS external)
    SELECT moved.contact FROM moved WHERE EXISTS (
      SELECT 1 FROM ${syncs.name} AS other WHERE other.${s('externalId')} = moved.external
        AND other.${s('target')} = $1 AND other.${s('contact')} <> moved.contact)`
}

function settleOf({ syncs }: CRMSchema): string {
  const s = (field: string): string => `row.${syncs.column(field)}`
  const set = (field: string, value: string): string => `${syncs.column(field)} = ${value}`
  // What was said of an older version says nothing of the present one.
  const present = `o.version = ${s('version')}`
  // The address led to another record: the one before is remembered for good, for an erasure to reach it.
  const entry = `o.entry || CASE WHEN o.external <> ${s('externalId')}
    THEN jsonb_build_object('was', ${s('externalId')}) ELSE '{}'::jsonb END`
  const ended = `o.kind <> 'later' AND ${present}`
  return `UPDATE ${syncs.name} AS row SET ${[
    set('leaseUntil', 'NULL'),
    set('worker', 'NULL'),
    set('externalId', `COALESCE(o.external, ${s('externalId')})`),
    set('sentAs', `COALESCE(o.sent, ${s('sentAs')})`),
    set('state', `CASE WHEN ${ended} THEN o.kind ELSE ${s('state')} END`),
    set('dueAt', `CASE WHEN o.kind = 'later' THEN o.at ELSE ${s('dueAt')} END`),
    set('attempts', `${s('attempts')} + CASE WHEN o.counts AND ${present} THEN 1 ELSE 0 END`),
    set('category', `CASE WHEN ${present} THEN o.category ELSE ${s('category')} END`),
    set('message', `CASE WHEN ${present} THEN o.message ELSE ${s('message')} END`),
    set(
      'syncedVersion',
      `CASE WHEN o.kind = 'synced' THEN o.version ELSE ${s('syncedVersion')} END`,
    ),
    set('syncedAt', `CASE WHEN o.kind = 'synced' THEN now() ELSE ${s('syncedAt')} END`),
    // being put back without having been tried is no event
    set(
      'history',
      `CASE WHEN o.kind = 'later' AND NOT o.counts THEN ${s('history')} ELSE (
        SELECT jsonb_agg(entry ORDER BY place) FROM (
          SELECT entry, place FROM jsonb_array_elements(
            jsonb_build_array(${entry}) || COALESCE(${s('history')}, '[]'::jsonb)
          ) WITH ORDINALITY AS known(entry, place)
          WHERE place <= ${HISTORY} OR entry ? 'was') AS kept) END`,
    ),
  ].join(',\n    ')}
    FROM jsonb_to_recordset($3::jsonb) AS o(contact ${syncs.type('contact')}, version numeric,
      kind text, at timestamptz, category text, message text, counts boolean, external text, sent text,
      entry jsonb)
    WHERE ${s('target')} = $1 AND ${s('worker')} = $2 AND ${s('contact')} = o.contact`
}

const TOUCH = ['at', 'code', 'campaign', 'utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent', 'scanId'] // prettier-ignore

function readContactsOf({ contacts, texts }: CRMSchema): string {
  const c = contacts.column
  const t = texts.column
  const touch = (name: string): string =>
    `json_build_object(${TOUCH.map((key) => `'${key}', ${c(`${name}_${key}`)}`).join(', ')})`
  const id = contacts.type('id')
  const attendance = contacts.has('ticketsAttended')
    ? `json_build_object('attended', ${c('ticketsAttended')}, 'lastAt', ${c('lastAttendedAt')}, 'roles', ARRAY(
        SELECT ${t('text')} FROM ${texts.name} WHERE ${t('parent')} = ${contacts.name}.${c('id')}
          AND ${t('path')} = 'roles' ORDER BY ${t('order')}))`
    : 'NULL'
  return `SELECT ${c('id')} AS id, ${c('email')} AS email, ${c('firstName')} AS first_name,
      ${c('lastName')} AS last_name, ${c('scanCount')} AS scans, ${c('tickets')} AS tickets,
      ${c('value')} AS value, 
      (SELECT string_agg(${t('text')}, ' ' ORDER BY ${t('order')}) FROM ${texts.name}
        WHERE ${t('parent')} = ${contacts.name}.${c('id')} AND ${t('path')} = 'codes') AS codes,
      ${attendance} AS attendance,
      ${touch('firstTouch')} AS first, ${touch('lastTouch')} AS last
    FROM ${contacts.name}
    WHERE ${c('id')} IN (SELECT value::${id} FROM jsonb_array_elements_text($1::jsonb))`
}

function contactOf(lease: Row, row: Row): ContactForSync {
  const first = row.first as Row
  const last = row.last as Row
  return {
    attempts: Number(lease.attempts),
    email: String(row.email),
    hubspotId: textOf(lease.external),
    id: lease.contact as ID,
    properties: {
      ...(row.attendance ? { attendance: attendanceOf(row.attendance as Row) } : null),
      codes: (textOf(row.codes) ?? '').split(' ').filter(Boolean),
      first: touchOf(first),
      firstName: textOf(row.first_name),
      firstScanAt: dateOf(first.at),
      last: touchOf(last),
      lastClickId: textOf(last.scanId),
      lastCode: textOf(last.code),
      lastName: textOf(row.last_name),
      lastScanAt: dateOf(last.at),
      scanCount: Number(row.scans ?? 0),
      tickets: Number(row.tickets ?? 0),
      valueByCurrency: (row.value as null | Record<string, number>) ?? {},
    },
    version: Number(lease.version),
  }
}

const attendanceOf = ({
  attended,
  lastAt,
  roles,
}: Row): ContactForSync['properties']['attendance'] => ({
  attended: Number(attended ?? 0),
  lastAt: dateOf(lastAt),
  roles: (roles as null | string[]) ?? [],
})

const dateOf = (value: unknown): Date | null => (value ? new Date(value as string) : null)

const touchOf = (row: Row): Touch => ({
  campaign: textOf(row.campaign),
  code: textOf(row.code),
  utmCampaign: textOf(row.utmCampaign),
  utmContent: textOf(row.utmContent),
  utmMedium: textOf(row.utmMedium),
  utmSource: textOf(row.utmSource),
  utmTerm: textOf(row.utmTerm),
})
