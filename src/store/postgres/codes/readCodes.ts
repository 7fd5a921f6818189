import type { Pool } from 'pg'

import type { Rule } from '../../../vocabulary/rules.js'
import type { ID, UTM } from '../../../vocabulary/scan.js'
import type { CodeQuery, CodeRow } from '../../../vocabulary/store.js'
import type { Schema, Table } from '../schema.js'

import { UTM_NAMES } from '../../../scan/decide/resolveUTM.js'
import { localeOf } from '../../../vocabulary/ownCode.js'
import { literal } from '../schema.js'
import { hasNames } from './names.js'
import { readBetween, selectBetween } from './selectBetween.js'
import { readPages, selectPages } from './selectPages.js'
import { hasProducts, readProduct, selectProduct } from './selectProduct.js'

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
  const own = joinReferences(references, 'r', c('id'), collections)
  const shared = joinReferences(
    joined ? schema.campaignReferences : null,
    'gr',
    joined ? `g.${campaigns.column('id')}` : '',
    collections,
  )
  const { names } = schema
  const aliases = hasNames(schema)
    ? `ARRAY(SELECT n.${names.column('text')} FROM ${names.name} n WHERE n.${names.column('qrCode')} = ${c('id')}
      AND n.${names.column('text')} <> ${ownName(codes)} ORDER BY 1)`
    : 'NULL'
  return `SELECT ${c('id')} AS id, ${c('code')} AS code, ${c('destination_type')} AS destination_type,
    ${c('destination_url')} AS destination_url, ${maybe('status', "'active'")} AS status,
    ${maybe('startsAt')} AS starts_at, ${maybe('expiresAt')} AS expires_at, ${maybe('scanLimit')} AS scan_limit,
    ${maybe('scansPerVisitor')} AS scans_per_visitor,
    ${selectPages(codes, 'c')} AS pages, ${joined ? selectPages(campaigns, 'g') : 'NULL'} AS campaign_pages,
    ${maybe('fallbackURL')} AS fallback_url, ${maybe('utm_off')} AS untouched, ${maybe('deletedAt')} IS NOT NULL AS trashed,
    ${own.collection} AS reference_collection, ${own.id} AS reference_id,
    ${inherited('destination_type')} AS campaign_destination_type, ${inherited('destination_url')} AS campaign_destination_url,
    ${shared.collection} AS campaign_reference_collection, ${shared.id} AS campaign_reference_id,
    ${maybe('rules')} AS rules, ${inherited('rules')} AS campaign_rules,
    ${selectBetween(schema)} AS between, ${selectProduct(schema)} AS product, ${aliases} AS aliases, ${maybe('placement')} AS placement, ${maybe('title')} AS title,
    ${maybe('owner')} AS owner, ${maybe('host')} AS host,
    ${inherited('slug')} AS campaign_slug, ${utm.join(', ')}
  FROM ${codes.name} c
  ${joined ? `LEFT JOIN ${campaigns.name} g ON g.${campaigns.column('id')} = ${c('campaign')}` : ''}
  ${own.join}
  ${shared.join}
  WHERE ${c('code')} IS NOT NULL${codes.has('kind') ? ` AND ${c('kind')}::text IS DISTINCT FROM 'static'` : ''}${codes.has('_status') ? ` AND ${c('_status')} = 'published'` : ''}`
}

/** The name of a code's own text, see `nameKey`. */
const ownName = (codes: Table): string =>
  codes.has('host')
    ? `(COALESCE(NULLIF(c.${codes.column('host')}, '') || '/', '') || c.${codes.column('code')})`
    : `c.${codes.column('code')}`

const hasReferences = (table: null | Table): table is Table =>
  table !== null && table.has('parent') && table.has('path')

/** The documents that rows of a table lead to: how to find them, and which they are. */
function joinReferences(table: null | Table, alias: string, parent: string, all: string[]) {
  const known = hasReferences(table) ? all.filter((one) => table.has(`${one}ID`)) : []
  if (!hasReferences(table) || known.length === 0) {
    return { collection: 'NULL', id: 'NULL', join: '' }
  }
  const column = (one: string) => `${alias}.${table.column(`${one}ID`)}`
  const pick = (value: (one: string) => string) =>
    `CASE ${known.map((one) => `WHEN ${column(one)} IS NOT NULL THEN ${value(one)}`).join(' ')} END`
  return {
    collection: pick(literal),
    id: pick((one) => `${column(one)}::text`),
    join: `LEFT JOIN ${table.name} ${alias} ON ${alias}.${table.column('parent')} = ${parent} AND ${alias}.${table.column('path')} = 'destination.reference'`,
  }
}

/** What rules hold that lead to a document, its id as a number or a text. */
const leadingTo = ({ collection, id }: { collection: string; id: ID }): string[] =>
  [...new Set([id, String(id), Number(id)])]
    .filter((value) => !Number.isNaN(value))
    .map((value) => JSON.stringify([{ to: [{ reference: { relationTo: collection, value } }] }]))

function conditionOf(query: CodeQuery, schema: Schema): [string, unknown[]] {
  const { codes, references } = schema
  const id = `c.${codes.column('id')}`
  if ('code' in query) {
    const { code } = query
    // Numbers of products begin with a bracket, which no text of a code can have.
    if (!code.startsWith('(')) return [isNamed(schema, '$1'), [code]]
    return hasProducts(schema) ? [`c.${codes.column('gs1_key')} = $1`, [code]] : ['false', []]
  }
  if ('ids' in query) return [`${id}::text = ANY($1::text[])`, [query.ids.map(String)]]
  if ('campaign' in query) {
    if (!codes.has('campaign')) return ['false', []]
    return [`c.${codes.column('campaign')}::text = $1::text`, [String(query.campaign)]]
  }
  if ('reference' in query) {
    const field = `${query.reference.collection}ID`
    const joined = codes.has('campaign') && schema.campaigns.has('id')
    const ways = [
      ['r', references] as const,
      ...(joined ? [['gr', schema.campaignReferences] as const] : []),
    ].flatMap(([alias, table]) =>
      hasReferences(table) && table.has(field)
        ? [`${alias}.${table.column(field)}::text = $1::text`]
        : [],
    )
    const inRules = [
      ['c', codes] as const,
      ...(joined ? [['g', schema.campaigns] as const] : []),
    ].flatMap(([alias, table]) =>
      table.has('rules') ? [`${alias}.${table.column('rules')} @> ANY($2::jsonb[])`] : [],
    )
    const all = [...ways, ...inRules]
    if (all.length === 0) return ['false', []]
    const values = [String(query.reference.id), leadingTo(query.reference)]
    return [`(${all.join(' OR ')})`, values.slice(0, inRules.length > 0 ? 2 : 1)]
  }
  return query.after === null
    ? [`true ORDER BY ${id} LIMIT $1`, [query.limit]]
    : [`${id} > $2 ORDER BY ${id} LIMIT $1`, [query.limit, query.after]]
}

/**
 * Whether a code has a name, as its own or as an alias. On the default domain also those that have the text
 * on another one: which of them is gone from the options is not known here.
 */
function isNamed(schema: Schema, text: string): string {
  const { codes, names } = schema
  const own = `c.${codes.column('code')} = ${text}`
  if (!hasNames(schema)) return own
  return `(${own} OR c.${codes.column('id')} = (SELECT n.${names.column('qrCode')} FROM ${names.name} n
    WHERE n.${names.column('text')} = ${text}))`
}

/** What is no list of rules came by another way than the admin, and says nothing. */
const rulesIn = (value: unknown): Rule[] => (Array.isArray(value) ? (value as Rule[]) : [])

function toRow(row: Record<string, unknown>): CodeRow {
  const text = (name: string): null | string => (row[name] as null | string) || null
  const time = (name: string): null | number =>
    row[name] === null ? null : new Date(row[name] as string).getTime()
  const utm = (prefix: string): UTM =>
    Object.fromEntries(UTM_NAMES.map((name) => [name, text(`${prefix}_${name}`)])) as UTM
  // Where a code says nothing, its campaign does.
  const isOwn = row.destination_type === 'reference' || text('destination_url') !== null
  const from = isOwn ? '' : 'campaign_'
  return {
    id: row.id as ID,
    between: readBetween(row.between),
    aliases: (row.aliases as null | string[]) ?? [],
    campaignSlug: text('campaign_slug'),
    campaignUTM: utm('campaign'),
    code: row.code as string,
    destinationType: text(`${from}destination_type`) ?? 'url',
    destinationURL: text(`${from}destination_url`),
    expiresAt: time('expires_at'),
    fallbackURL: text('fallback_url'),
    host: text('host'),
    placement: text('placement'),
    product: readProduct(row.product),
    reference:
      row[`${from}reference_id`] === null
        ? null
        : {
            id: row[`${from}reference_id`] as string,
            collection: row[`${from}reference_collection`] as string,
            locale: isOwn ? localeOf(text('owner')) : null,
          },
    pages: readPages(row.pages, row.campaign_pages, text('fallback_url') !== null),
    rules: [...rulesIn(row.rules), ...rulesIn(row.campaign_rules)],
    scanLimit: row.scan_limit === null ? null : Number(row.scan_limit),
    scansPerVisitor: row.scans_per_visitor === null ? null : Number(row.scans_per_visitor),
    startsAt: time('starts_at'),
    status: row.status as CodeRow['status'],
    title: text('title'),
    trashed: row.trashed as boolean,
    untouched: row.untouched === true,
    utm: utm('utm'),
  }
}
