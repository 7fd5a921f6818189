import type { Pool } from 'pg'

import type { ID, UTM } from '../../../vocabulary/scan.js'
import type { CodeQuery, CodeRow } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { UTM_NAMES } from '../../../scan/decide/resolveUTM.js'
import { literal } from '../schema.js'

/**
 * Reads codes with what they inherit in one statement. Drafts that were never published are no codes,
 * and static ones have no short URL that anybody could scan.
 * A column the database lacks yet says nothing of any code; only without codes or where they lead
 * nothing can be read.
 */
export function createReadCodes(pool: Pool, schema: Schema, collections: string[]) {
  const select = selectCodes(schema, collections)
  return async (query: CodeQuery): Promise<CodeRow[]> => {
    const [condition, values] = conditionOf(query, schema)
    const { rows } = await pool.query<Record<string, unknown>>(`${select} AND ${condition}`, values)
    return rows.map(toRow)
  }
}

function selectCodes(schema: Schema, collections: string[]): string {
  const { campaigns, codes, references } = schema
  const c = (field: string): string => `c.${codes.column(field)}`
  const maybe = (field: string, otherwise = 'NULL'): string =>
    codes.has(field) ? c(field) : otherwise
  const joined = codes.has('campaign') && campaigns.has('id')
  const inherited = (field: string): string =>
    joined && campaigns.has(field) ? `g.${campaigns.column(field)}` : 'NULL'
  const utm = UTM_NAMES.flatMap((name) => [
    `${maybe(`utm_${name}`)} AS utm_${name}`,
    `${inherited(`utm_${name}`)} AS campaign_${name}`,
  ])
  const known = hasReferences(schema)
    ? collections.filter((one) => references!.has(`${one}ID`))
    : []
  const reference = known.map((one) => {
    const column = `r.${references!.column(`${one}ID`)}`
    return {
      id: `WHEN ${column} IS NOT NULL THEN ${column}::text`,
      slug: `WHEN ${column} IS NOT NULL THEN ${literal(one)}`,
    }
  })
  const pick = (key: 'id' | 'slug'): string =>
    reference.length ? `CASE ${reference.map((one) => one[key]).join(' ')} END` : 'NULL'
  return `SELECT ${c('id')} AS id, ${c('code')} AS code, ${c('destination_type')} AS destination_type,
    ${c('destination_url')} AS destination_url, ${maybe('status', "'active'")} AS status,
    ${maybe('startsAt')} AS starts_at, ${maybe('expiresAt')} AS expires_at, ${maybe('scanLimit')} AS scan_limit,
    ${maybe('fallbackURL')} AS fallback_url, ${maybe('utm_off')} AS untouched, ${maybe('deletedAt')} IS NOT NULL AS trashed,
    ${pick('slug')} AS reference_collection, ${pick('id')} AS reference_id,
    ${inherited('slug')} AS campaign_slug, ${utm.join(', ')}
  FROM ${codes.name} c
  ${joined ? `LEFT JOIN ${campaigns.name} g ON g.${campaigns.column('id')} = ${c('campaign')}` : ''}
  ${known.length ? `LEFT JOIN ${references!.name} r ON r.${references!.column('parent')} = ${c('id')} AND r.${references!.column('path')} = 'destination.reference'` : ''}
  WHERE ${c('code')} IS NOT NULL${codes.has('kind') ? ` AND ${c('kind')}::text IS DISTINCT FROM 'static'` : ''}${codes.has('_status') ? ` AND ${c('_status')} = 'published'` : ''}`
}

const hasReferences = ({ references }: Schema): boolean =>
  references !== null && references.has('parent') && references.has('path')

function conditionOf(query: CodeQuery, schema: Schema): [string, unknown[]] {
  const { codes, references } = schema
  const id = `c.${codes.column('id')}`
  if ('code' in query) return [`c.${codes.column('code')} = $1`, [query.code]]
  if ('ids' in query) return [`${id}::text = ANY($1::text[])`, [query.ids.map(String)]]
  if ('campaign' in query) {
    if (!codes.has('campaign')) return ['false', []]
    return [`c.${codes.column('campaign')}::text = $1::text`, [String(query.campaign)]]
  }
  if ('reference' in query) {
    const field = `${query.reference.collection}ID`
    if (!hasReferences(schema) || !references!.has(field)) return ['false', []]
    return [`r.${references!.column(field)}::text = $1::text`, [String(query.reference.id)]]
  }
  return query.after === null
    ? [`true ORDER BY ${id} LIMIT $1`, [query.limit]]
    : [`${id} > $2 ORDER BY ${id} LIMIT $1`, [query.limit, query.after]]
}

function toRow(row: Record<string, unknown>): CodeRow {
  const text = (name: string): null | string => (row[name] as null | string) || null
  const time = (name: string): null | number =>
    row[name] === null ? null : new Date(row[name] as string).getTime()
  const utm = (prefix: string): UTM =>
    Object.fromEntries(UTM_NAMES.map((name) => [name, text(`${prefix}_${name}`)])) as UTM
  return {
    id: row.id as ID,
    campaignSlug: text('campaign_slug'),
    campaignUTM: utm('campaign'),
    code: row.code as string,
    destinationType: row.destination_type as string,
    destinationURL: text('destination_url'),
    expiresAt: time('expires_at'),
    fallbackURL: text('fallback_url'),
    reference:
      row.reference_id === null
        ? null
        : { id: row.reference_id as string, collection: row.reference_collection as string },
    scanLimit: row.scan_limit === null ? null : Number(row.scan_limit),
    startsAt: time('starts_at'),
    status: row.status as CodeRow['status'],
    trashed: row.trashed as boolean,
    untouched: row.untouched === true,
    utm: utm('utm'),
  }
}
