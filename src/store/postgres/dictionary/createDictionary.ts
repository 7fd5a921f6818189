import type { Pool } from 'pg'

import { createHash } from 'node:crypto'

import type { ScanRecord } from '../../../scan/types.js'
import type { Schema } from '../schema.js'
import type { Kind } from './kinds.js'

import { createLRU } from '../../../scan/createLRU.js'
import { shareDestination } from '../../../scan/placeholders.js'
import { addWords } from './addWords.js'
import { createNear } from './createNear.js'
import { FIELDS } from './kinds.js'

/** Numbers that stand for a scan's texts. 0 is `null`. */
export type Numbers = {
  client: number
  codeTerm: number
  language: number
  place: number
  referrer: number
  link: number
}

export type Dictionary = { numbersOf: (scans: ScanRecord[]) => Promise<Numbers[]> }

/** How many sets of facts a process remembers, per kind. */
const REMEMBERED = 20_000
/** Of these, the latest few are found without making a key. */
const NEAR = 2_000

/** A set of facts not met before, with the places its number goes to. */
type Missing = { scan: ScanRecord; targets: [Numbers, keyof Numbers][]; text: null | string }

/**
 * Numbers of the facts scans share. What a process has seen before costs one look into memory;
 * the rest is looked up or added in one transaction, before the scans are written and apart from
 * them: a word that no scan uses harms nobody.
 */
export function createDictionary(pool: Pool, schema: Schema): Dictionary {
  const known = {
    clients: createLRU<number>(REMEMBERED),
    places: createLRU<number>(REMEMBERED),
    links: createLRU<number>(REMEMBERED),
    terms: createLRU<number>(REMEMBERED),
  }
  const near = {
    clients: createNear(FIELDS.clients, (scan) => scan.userAgent, NEAR),
    links: createNear(FIELDS.links, (scan) => scan.destination, NEAR),
    places: createNear(FIELDS.places, (scan) => scan.city ?? scan.country, NEAR),
  }
  return {
    numbersOf: async (scans) => {
      const missing = { clients: new Map(), places: new Map(), links: new Map(), terms: new Map() }
      const miss = (
        numbers: Numbers,
        name: keyof Numbers,
        kind: Kind,
        key: string,
        scan: ScanRecord,
        text: null | string = null,
      ): number => {
        const words: Map<string, Missing> = missing[kind]
        let word = words.get(key)
        if (!word) words.set(key, (word = { scan, targets: [], text }))
        word.targets.push([numbers, name])
        return 0
      }
      const findSet = (
        numbers: Numbers,
        name: 'client' | 'link' | 'place',
        kind: keyof typeof FIELDS,
        scan: ScanRecord,
      ): number => {
        const close = near[kind].get(scan)
        if (close !== undefined) return close
        const key = inMemory(FIELDS[kind], scan)
        const number = known[kind].get(key)
        if (number === undefined) return miss(numbers, name, kind, key, scan)
        near[kind].set(scan, number)
        return number
      }
      const findTerm = (
        numbers: Numbers,
        name: 'codeTerm' | 'language' | 'referrer',
        text: string,
        scan: ScanRecord,
      ): number => known.terms.get(text) ?? miss(numbers, name, 'terms', text, scan, text)
      const all = scans.map((scan): Numbers => {
        const numbers = { client: 0, codeTerm: 0, language: 0, link: 0, place: 0, referrer: 0 }
        const { language, qrCode, referrer } = scan
        const destination = shareDestination(scan.destination, scan)
        const shared = destination === scan.destination ? scan : { ...scan, destination }
        numbers.place = findSet(numbers, 'place', 'places', scan)
        numbers.client = findSet(numbers, 'client', 'clients', scan)
        numbers.link = findSet(numbers, 'link', 'links', shared)
        numbers.codeTerm = findTerm(numbers, 'codeTerm', `c:${qrCode}`, scan)
        if (language) numbers.language = findTerm(numbers, 'language', `l:${language}`, scan)
        if (referrer) numbers.referrer = findTerm(numbers, 'referrer', `r:${referrer}`, scan)
        return numbers
      })
      for (const kind of ['places', 'clients', 'links', 'terms'] as const) {
        const words = [...(missing[kind] as Map<string, Missing>)]
        if (words.length === 0) continue
        const made = words.map(([, { scan, text }]) => wordOf(kind, scan, text))
        const found = await addWords(pool, schema[kind], made)
        words.forEach(([key, { targets }], index) => {
          const number = found.get(made[index]!.key)!
          known[kind].set(key, number)
          for (const [numbers, name] of targets) numbers[name] = number
        })
      }
      return all
    },
  }
}

/** A key for the memory alone: quicker to make than what the database is asked with. */
function inMemory(fields: readonly (keyof ScanRecord)[], scan: ScanRecord): string {
  let key = ''
  for (const field of fields) {
    const value = scan[field] as null | number | string
    // Characters that no text of a scan holds.
    key += value === null ? '\u0002\u0001' : `${value}\u0001`
  }
  return key
}

/** @param text of a term, with its mark: `c:` a code's id, `l:` a language or `r:` a referrer */
function wordOf(kind: Kind, scan: ScanRecord, text: null | string) {
  if (kind === 'terms') return { key: keyOf(text!), values: { text } }
  const fields: readonly (keyof ScanRecord)[] = FIELDS[kind]
  const list = fields.map((field) => scan[field] ?? null)
  return {
    key: keyOf(JSON.stringify(list)),
    values: Object.fromEntries(fields.map((field, index) => [field, list[index]])),
  }
}

/** A fixed length for the unique index, whatever the texts. */
const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)
