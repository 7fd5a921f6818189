import { createHash } from 'node:crypto'

import type { ScanRecord } from '../../../../vocabulary/scan.js'

import { SHARED } from '../../../../vocabulary/storedFacts.js'

/** Fields of a scan that live in a dictionary, each set of them stored once. */
export const FIELDS = { clients: SHARED.client, links: SHARED.link, places: SHARED.place } as const

export type SetKind = keyof typeof FIELDS

/** `terms` are single texts. */
export type Kind = 'terms' | SetKind

/** The field of a scan that points into the dictionary. */
export const RELATION = { clients: 'client', links: 'link', places: 'place' } as const

/** The facts of one set, by the names they have in a scan. */
export type FactsOf<Kind extends SetKind> = Pick<ScanRecord, (typeof FIELDS)[Kind][number]>

/** Numbers that stand for a scan's texts. 0 is `null`. */
export type Numbers = {
  client: number
  codeTerm: number
  language: number
  link: number
  place: number
  referrer: number
}

/** A row of a dictionary, without its number. */
export type Word = { key: string; values: Record<string, unknown> }

/** @param text with its mark: `c:` a code's id, `l:` a language or `r:` a referrer */
export const termWord = (text: string): Word => ({ key: hashOf(text), values: { text } })

/** The key of a term as `termWord` makes it. */
export function termKeySQL(text: string): string {
  const hash = `encode(sha256(convert_to(${text}, 'UTF8')), 'base64')`
  return `left(translate(${hash}, '+/', '-_'), 22)`
}

/**
 * Facts that came later, at the end of their set: while they are not known the set keeps the key it
 * always had, and is not stored once more. All but the first stand with their name, which tells them apart.
 */
const LATER: Readonly<Record<string, (fact: unknown) => unknown>> = {
  rule: (rule) => rule,
  alias: (alias) => ({ alias }),
  channel: (channel) => ({ channel }),
}

function keyParts(fields: readonly string[], facts: readonly unknown[]): unknown[] {
  return facts.flatMap((fact, at) => {
    const written = LATER[fields[at]!]
    if (written === undefined) return [fact]
    return fact === null ? [] : [written(fact)]
  })
}

/** @param has `false` for facts the table has no column for: the word is that of a set without them */
export function setWord<Kind extends SetKind>(
  kind: Kind,
  facts: FactsOf<Kind>,
  has: (field: string) => boolean,
): Word {
  const fields: readonly (keyof FactsOf<Kind> & string)[] = FIELDS[kind]
  const list = fields.map((field) => (has(field) ? (facts[field] ?? null) : null))
  const values = fields.map((field, index) => [field, list[index]] as const)
  return {
    key: hashOf(JSON.stringify(keyParts(fields, list))),
    values: Object.fromEntries(values.filter(([field]) => has(field))),
  }
}

/** A fixed length for the unique index, whatever the texts. */
const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** What a set is remembered by: quicker to make than what the database is asked with. */
export function setKey<Kind extends SetKind>(kind: Kind, facts: FactsOf<Kind>): string {
  let key: string = kind
  for (const field of FIELDS[kind] as readonly (keyof FactsOf<Kind>)[]) {
    key += keyPart((facts[field] ?? null) as null | number | string)
  }
  return key
}

/**
 * One value of a key that several make together, for the memory alone. Set apart by characters that no
 * text of a scan holds.
 */
export const keyPart = (value: boolean | null | number | string): string =>
  value === null ? '\u0002\u0001' : `${value}\u0001`
