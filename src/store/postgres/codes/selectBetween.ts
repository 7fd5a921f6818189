import type { Between } from '../../../vocabulary/between.js'
import type { Schema } from '../schema.js'

import { BETWEEN_KINDS } from '../../../vocabulary/between.js'

const CARD = ['email', 'name', 'organization', 'phone', 'website'] as const
const OWN = ['button', 'passwordHash', 'text', 'title'] as const

/**
 * The page in between of a code as JSON, `NULL` where there is none. What the database lacks of it is
 * empty: a password that cannot be read lets nobody in.
 */
export function selectBetween({ choices, codes }: Schema): string {
  if (!codes.has('between_kind')) return 'NULL'
  const kind = `c.${codes.column('between_kind')}::text`
  const value = (name: string): string =>
    codes.has(`between_${name}`) ? `NULLIF(c.${codes.column(`between_${name}`)}, '')` : 'NULL'
  const pairs = [
    `'kind', ${kind}`,
    ...OWN.map((name) => `'${name}', ${value(name)}`),
    `'card', json_build_object(${CARD.map((name) => `'${name}', ${value(`card_${name}`)}`).join(', ')})`,
    `'choices', ${choicesOf(choices, `c.${codes.column('id')}`)}`,
  ]
  return `CASE WHEN ${kind} <> 'none' THEN json_build_object(${pairs.join(', ')}) END`
}

function choicesOf(table: Schema['choices'], code: string): string {
  if (!table || !['_order', '_parentID', 'label', 'url'].every(table.has)) return `'[]'::json`
  const i = (field: string): string => `i.${table.column(field)}`
  return `(SELECT COALESCE(json_agg(json_build_object('label', ${i('label')}, 'url', ${i('url')}) ORDER BY ${i('_order')}), '[]')
    FROM ${table.name} i WHERE ${i('_parentID')} = ${code})`
}

type Read = { choices: { label: null | string; url: null | string }[] } & Omit<Between, 'choices'>

/** As it was read. What is no kind of ours came by another way than the admin, and asks nothing. */
export function readBetween(value: unknown): Between | null {
  const read = value as null | Read
  if (read === null || !BETWEEN_KINDS.includes(read.kind)) return null
  return {
    ...read,
    choices: read.choices.flatMap(({ label, url }) => (label && url ? [{ label, url }] : [])),
  }
}
