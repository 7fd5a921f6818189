import { createHash } from 'node:crypto'

import type { FactsOf } from './factSets.js'

import { FIELDS } from './kinds.js'

/** A row of a dictionary, without its number. */
export type Word = { key: string; values: Record<string, unknown> }

/** @param text with its mark: `c:` a code's id, `l:` a language or `r:` a referrer */
export const termWord = (text: string): Word => ({ key: keyOf(text), values: { text } })

/** @param has `false` for facts the table has no column for: the word is that of a set without them */
export function setWord<Kind extends keyof typeof FIELDS>(
  kind: Kind,
  facts: FactsOf<Kind>,
  has: (field: string) => boolean,
): Word {
  const fields: readonly (keyof FactsOf<Kind> & string)[] = FIELDS[kind]
  const list = fields.map((field) => (has(field) ? (facts[field] ?? null) : null))
  const values = fields.map((field, index) => [field, list[index]] as const)
  return {
    key: keyOf(JSON.stringify(list)),
    values: Object.fromEntries(values.filter(([field]) => has(field))),
  }
}

/** A fixed length for the unique index, whatever the texts. */
const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)
