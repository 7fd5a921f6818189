import type { PayloadRequest } from 'payload'

import type {
  BindAnswer,
  BindRequest,
  ContactScans,
  CRMStore,
} from '../../../integrations/sync/people.js'
import type { Certainty, KnownTouch } from '../../../integrations/sync/touch.js' // prettier-ignore
import type { ID } from '../../../vocabulary/scan.js'
import type { Query, Row } from './query.js'
import type { CRMSchema } from './schema.js'

import { millis } from './query.js'
import { isUsed, touchColumns, touchJoins, touchOf } from './touches.js'

const RANK: Record<Certainty, number> = { assumed: 0, claimed: 1, verified: 2 }

/** Which scan is whose. */
export function createScanIds(
  query: Query,
  schema: CRMSchema,
): Pick<CRMStore, 'bindScanId' | 'claimsSince' | 'contactsToRefresh' | 'scansOf'> {
  return {
    bindScanId: (req, request) => bind(query, schema, req, request),
    claimsSince: async (req, contact, since) => {
      const { name, column: i, type } = schema.scanIds
      const [row] = await query(
        `SELECT count(*) AS count FROM ${name}
        WHERE ${i('contact')} = $1::${type('contact')} AND ${i('certainty')} = 'claimed'
        AND ${i('boundAt')} > $2::timestamptz`,
        [contact, new Date(since)],
        req,
      )
      return Number(row?.count ?? 0)
    },
    contactsToRefresh: async (limit) => {
      const { codes, contacts, counters } = schema
      const p = (field: string): string => `p.${contacts.column(field)}`
      // by number, not by time: a scan may be stored long after it was made
      const sum = `sum(n.${counters.column('scans')})`
      const rows = await query(
        `SELECT ${p('id')} AS id, ${sum} AS scans FROM ${contacts.name} p
        JOIN ${codes.name} c ON c.${codes.column('contact')} = ${p('id')}
        JOIN ${counters.name} n ON n.${counters.column('qrCode')} = c.${codes.column('id')}
        GROUP BY ${p('id')} HAVING ${sum} <> COALESCE(${p('touchedScans')}, 0)
        ORDER BY ${p('touchedAt')} NULLS FIRST, ${p('id')} LIMIT $1::int`,
        [limit],
      )
      return rows.map(({ id, scans }) => ({ id: id as ID, scans: Number(scans) }))
    },
    scansOf: (req, contact) => scansOf(query, schema, req, contact),
  }
}

async function bind(
  query: Query,
  schema: CRMSchema,
  req: PayloadRequest,
  request: BindRequest,
): Promise<BindAnswer> {
  const { codes, scanIds, scans } = schema
  const i = scanIds.column
  const [held] = await query(
    `SELECT i.${i('contact')} AS contact, i.${i('certainty')} AS certainty, i.${i('boundAt')} AS bound_at,
      i.${i('boundBy')} AS bound_by, i.${i('touch')} AS touch, i.${i('scannedAt')} AS scanned_at,
      k.${codes.column('contact')} AS code_owner,
      ${touchColumns(schema)}
    FROM ${scanIds.name} i
    LEFT JOIN ${scans.name} s ON s.${scans.column('scanId')} = i.${i('scanId')}
    ${touchJoins(schema)}
    WHERE i.${i('id')} = $1 FOR UPDATE OF i`,
    [request.clickIdHash],
    req,
  )
  if (!held) return { kind: 'unknown' }
  if (millis(held.scanned_at) < request.since) return { kind: 'expired' }
  const owner = (held.contact as ID | null) ?? null
  const touch = (held.touch as KnownTouch | null) ?? touchOf(held, request.certainty)
  if (held.bound_at !== null && !prevails(request, held)) {
    // erased people leave their ids behind, used up
    return owner !== null && String(owner) === String(request.contact)
      ? { codeOwner: null, kind: 'bound', previous: null, touch }
      : { kind: 'taken' }
  }
  const mine = { ...touch, certainty: request.certainty }
  await query(
    `UPDATE ${scanIds.name} SET ${i('contact')} = $2::${scanIds.type('contact')}, ${i('certainty')} = $3,
      ${i('boundAt')} = $4::timestamptz, ${i('boundBy')} = $5, ${i('touch')} = $6::jsonb
    WHERE ${i('id')} = $1`,
    [
      request.clickIdHash,
      request.contact,
      request.certainty,
      new Date(request.at),
      request.by,
      mine,
    ],
    req,
  )
  const other = (id: unknown) => (id && String(id) !== String(request.contact) ? (id as ID) : null)
  return {
    codeOwner: other(held.code_owner),
    kind: 'bound',
    previous: other(owner),
    touch: mine,
  }
}

/** The stronger evidence holds an id; of equals the earlier, whatever order they arrive in. */
function prevails(request: BindRequest, held: Row): boolean {
  if (request.moves && held.contact !== null && request.by === held.bound_by) return true
  const rank = RANK[request.certainty] - (RANK[held.certainty as Certainty] ?? 0)
  if (rank !== 0) return rank > 0
  const time = request.at - millis(held.bound_at)
  return time !== 0 ? time < 0 : request.by < String(held.bound_by)
}

async function scansOf(
  query: Query,
  schema: CRMSchema,
  req: PayloadRequest,
  contact: ID,
): Promise<ContactScans> {
  const { codes, scanIds, scans } = schema
  const s = scans.column
  const bound = await query(
    `SELECT ${scanIds.column('touch')} AS touch FROM ${scanIds.name}
    WHERE ${scanIds.column('contact')} = $1::${scanIds.type('contact')}`,
    [contact],
    req,
  )
  const own = `FROM ${scans.name} s JOIN ${codes.name} c ON c.${codes.column('id')} = s.${s('qrCode')}
    WHERE c.${codes.column('contact')} = $1::${codes.type('contact')} AND s.${s('trafficClass')} = 'human'`
  const used = isUsed(schema)
  const [total] = await query(
    `SELECT count(*) FILTER (WHERE NOT x.used) AS count,
      min(x.scan_id) FILTER (WHERE NOT x.used) AS first, max(x.scan_id) FILTER (WHERE NOT x.used) AS last,
      json_agg(DISTINCT x.code) FILTER (WHERE NOT x.used) AS codes,
      json_agg(x.scan_id) FILTER (WHERE x.used) AS used
    FROM (SELECT s.${s('scanId')} AS scan_id, s.${s('code')} AS code, ${used} AS used ${own}) x`,
    [contact],
    req,
  )
  const ends = total?.first ? await readTouches([String(total.first), String(total.last)]) : []
  return {
    bound: bound.flatMap(({ touch }) => (touch ? [touch as KnownTouch] : [])),
    personal: {
      codes: ((total?.codes as null | string[]) ?? []).filter(Boolean),
      count: Number(total?.count ?? 0),
      first: ends.find(({ scanId }) => scanId === total?.first) ?? null,
      last: ends.find(({ scanId }) => scanId === total?.last) ?? null,
      used: (total?.used as null | string[]) ?? [],
    },
  }

  async function readTouches(ids: string[]): Promise<KnownTouch[]> {
    const rows = await query(
      `SELECT ${touchColumns(schema)} FROM ${scans.name} s ${touchJoins(schema)}
      WHERE s.${scans.column('scanId')} IN (SELECT jsonb_array_elements_text($1::jsonb))`,
      [ids],
      req,
    )
    return rows.map((row) => touchOf(row, 'assumed'))
  }
}
