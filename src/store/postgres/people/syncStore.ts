import type { ContactForSync, SyncStore } from '../../../integrations/sync/contacts.js'
import type { Touch } from '../../../integrations/sync/touch.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Query, Row } from './query.js'
import type { CRMSchema } from './schema.js'

import { createLeases, type Leases } from './leases.js'
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
  leases: Leases,
  target: string,
  keyOf: (email: string) => string,
): SyncStore {
  const movedAmong = movedOf(schema)
  const read = readContactsOf(schema)
  return {
    lease: async ({ leaseMs, limit, worker }) => {
      const leased = await leases.claim({ leaseMs, limit, part: target, worker })
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
      const shared = await query(movedAmong, [target, worker, moved])
      const others = new Set(shared.map(({ contact }) => String(contact)))
      // the record became another contact's, who has the address now: this one gets its own
      return contacts.map((contact) =>
        others.has(String(contact.id)) ? { ...contact, externalId: null, moved: false } : contact,
      )
    },
    settle: async (worker, outcomes) => {
      const at = new Date().toISOString()
      const settlements = outcomes.map(({ id, kind, ...said }) => ({
        ...said,
        entry: {
          at,
          kind,
          ...('category' in said ? { category: said.category, message: said.message } : {}),
        },
        key: id,
        state: kind === 'later' ? null : kind,
      }))
      await leases.settle(worker, target, settlements)
    },
  }
}

/** Contacts that wait for a target, and what is kept of them when they were sent. */
export function createSyncLeases(query: Query, { syncs }: CRMSchema): Leases {
  const set = (field: string, value: string): string => `${syncs.column(field)} = ${value}`
  const s = (field: string): string => `row.${syncs.column(field)}`
  // The address led to another record: the one before is remembered for good, for an erasure to reach it.
  const entry = `o.entry || CASE WHEN o."externalId" <> ${s('externalId')}
    THEN jsonb_build_object('was', ${s('externalId')}) ELSE '{}'::jsonb END`
  return createLeases(query, {
    // what was said of an older version says nothing of the present one
    isPresent: `o.version = ${s('version')}`,
    key: 'contact',
    part: `${s('target')} = $1`,
    ready: `${s('contact')} IS NOT NULL`,
    returning: `${s('contact')} AS contact, ${s('version')} AS version, ${s('attempts')} AS attempts,
      ${s('externalId')} AS external, ${s('sentAs')} AS sent`,
    said: 'version numeric, "externalId" text, "addressKey" text, entry jsonb',
    setOnSettle: [
      set('externalId', `COALESCE(o."externalId", ${s('externalId')})`),
      set('sentAs', `COALESCE(o."addressKey", ${s('sentAs')})`),
      set(
        'syncedVersion',
        `CASE WHEN o.state = 'synced' THEN o.version ELSE ${s('syncedVersion')} END`,
      ),
      set('syncedAt', `CASE WHEN o.state = 'synced' THEN now() ELSE ${s('syncedAt')} END`),
      // being put back without having been tried is no event
      set(
        'history',
        `CASE WHEN o.state IS NULL AND NOT o.counts THEN ${s('history')} ELSE (
        SELECT jsonb_agg(entry ORDER BY place) FROM (
          SELECT entry, place FROM jsonb_array_elements(
            jsonb_build_array(${entry}) || COALESCE(${s('history')}, '[]'::jsonb)
          ) WITH ORDINALITY AS known(entry, place)
          WHERE place <= ${HISTORY} OR entry ? 'was') AS kept) END`,
      ),
    ],
    setOnTake: [
      set(
        'sentAs',
        `CASE WHEN ${s('externalId')} IS NULL THEN '${UNCERTAIN}' ELSE ${s('sentAs')} END`,
      ),
    ],
    table: syncs,
  })
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
    externalId: textOf(lease.external),
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
