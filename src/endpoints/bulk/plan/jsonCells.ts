import type { Column, Say } from './types.js'

import { BETWEEN_KINDS } from '../../../vocabulary/between.js'

export type Read<T> = { problem: string } | { value: T }

/** Rules as stored: a list of them, or one. What is in them is checked as in the form. */
export function readRules(written: string, say: Say): Read<unknown> {
  const read = readList(written, 'rules', say)
  if ('problem' in read) return read
  const rules = read.value as (null | Page)[]
  const targets = rules.flatMap((rule) => (Array.isArray(rule?.to) ? (rule.to as unknown[]) : []))
  // a rule whose condition is misspelt would hold for everybody
  return strangeIn('rules', rules, RULE, say) ?? strangeIn('rules', targets, TARGET, say) ?? read
}

/** `[{ "linkType": "gs1:pip", "title": "…", "href": "…" }]`, or one. */
export function readLinks(written: string, say: Say): Read<unknown> {
  const read = readList(written, 'product_links', say)
  if ('problem' in read) return read
  return strangeIn('product_links', read.value as unknown[], LINK, say) ?? read
}

function strangeIn(
  column: Column,
  values: readonly unknown[],
  known: readonly string[],
  say: Say,
): null | Read<never> {
  const key = values.map((value) => strangeKey(value, known)).find(Boolean)
  return key ? { problem: say('plugin-qr:bulkKey', { column, key, keys: known.join(', ') }) } : null
}

const RULE = ['id', 'label', 'to', 'when'] as const
const TARGET = ['id', 'reference', 'url', 'weight'] as const
const LINK = ['linkType', 'title', 'href', 'hreflang', 'type', 'context'] as const
const TEXTS = ['title', 'text', 'button'] as const
const CARD = ['name', 'organization', 'phone', 'email', 'website'] as const
const CHOICE = ['label', 'url'] as const
const KEYS = ['kind', ...TEXTS, 'choices', 'card'] as const

type Page = { [key: string]: unknown }

/** A page in between: its kind as a word, or all of it as JSON. Its password has a column of its own. */
export function readBetween(written: string, say: Say): Read<Page> {
  const word = written.toLowerCase()
  if (/^[a-z]+$/.test(word)) return kindOf({ kind: word }, say)
  const read = readJSON(written, 'between', say)
  if ('problem' in read) return read
  const page = read.value as null | Page
  if (typeof page !== 'object' || page === null || Array.isArray(page)) {
    return { problem: say('plugin-qr:bulkBetweenKind', { kind: '', kinds: KINDS.join(', ') }) }
  }
  const choices = Array.isArray(page.choices) ? page.choices : []
  const strange =
    strangeKey(page, KEYS) ??
    strangeKey(page.card ?? {}, CARD) ??
    choices.map((choice) => strangeKey(choice, CHOICE)).find(Boolean)
  if (strange) {
    const known = [...KEYS, ...CARD.map((one) => `card.${one}`), ...CHOICE.map((one) => `choices.${one}`)] // prettier-ignore
    return { problem: say('plugin-qr:bulkBetweenKey', { key: strange, keys: known.join(', ') }) }
  }
  return kindOf(page, say)
}

const KINDS = ['none', ...BETWEEN_KINDS] as const

function kindOf(page: Page, say: Say): Read<Page> {
  if (KINDS.includes(page.kind as 'none')) return { value: page }
  const kind = String(page.kind ?? '').slice(0, 40)
  return { problem: say('plugin-qr:bulkBetweenKind', { kind, kinds: KINDS.join(', ') }) }
}

/** A name that is none of these, or what has no names at all: a slip, which would be lost without a word. */
function strangeKey(value: unknown, known: readonly string[]): string | undefined {
  const isNamed = typeof value === 'object' && value !== null && !Array.isArray(value)
  const key = isNamed ? Object.keys(value).find((one) => !known.includes(one)) : String(value)
  return key?.slice(0, 40)
}

/** As `readBetween` reads it, without what is not there and without its password. */
export function writeBetween(between: unknown): string {
  const page = (between ?? {}) as Page
  if (!page.kind || page.kind === 'none') return ''
  const card = present(page.card, CARD)
  const choices = Array.isArray(page.choices) ? page.choices.map((one) => present(one, CHOICE)) : []
  const whole = {
    ...present(page, ['kind', ...TEXTS]),
    ...(choices.length > 0 && { choices }),
    ...(Object.keys(card).length > 0 && { card }),
  }
  return Object.keys(whole).length === 1 ? String(page.kind) : JSON.stringify(whole)
}

export const writeLinks = (links: unknown): string =>
  Array.isArray(links) && links.length > 0
    ? JSON.stringify(links.map((link) => present(link, LINK)))
    : ''

/** What a host may have stored beside it is no part of a rule. */
export const writeRules = (rules: unknown): string =>
  Array.isArray(rules) && rules.length > 0
    ? JSON.stringify(rules.map((rule: Page) => picked(rule, RULE)))
    : ''

const picked = (value: Page, names: readonly string[]): Page =>
  Object.fromEntries(names.flatMap((name) => (name in value ? [[name, value[name]]] : [])))

const present = (value: unknown, names: readonly string[]): Page =>
  Object.fromEntries(
    names.flatMap((name) => {
      const one = ((value ?? {}) as Page)[name]
      return one === null || one === undefined || one === '' ? [] : [[name, one]]
    }),
  )

function readList(written: string, column: Column, say: Say): Read<unknown> {
  const read = readJSON(written, column, say)
  return 'problem' in read || Array.isArray(read.value) ? read : { value: [read.value] }
}

/** Where it breaks off is said, not what stands there. */
function readJSON(written: string, column: Column, say: Say): Read<unknown> {
  try {
    return { value: JSON.parse(written) }
  } catch (error) {
    const [, position] = /position (\d+)/.exec(String(error)) ?? []
    const at = position === undefined ? written.length : Number(position) + 1
    return { problem: say('plugin-qr:bulkJSON', { at, column }) }
  }
}
