import type { Pool } from 'pg'

import { createHash } from 'node:crypto'

import type { ScanRecord } from '../../../scan/types.js'
import type { Schema } from '../schema.js'
import type { Kind } from './kinds.js'

import { createLRU } from '../../../scan/createLRU.js'
import { shareDestination } from '../../../scan/placeholders.js'
import { addWords } from './addWords.js'
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

type Word = { key: string; kind: Kind; text: string; values: Record<string, unknown> }

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
  return {
    numbersOf: async (scans) => {
      const words = scans.map(wordsOf)
      // Not read back from the memory: a batch may hold more than it remembers.
      const numbers = new Map<Word['text'], number>()
      const missing = new Map<string, Word>()
      for (const word of words.flat()) {
        if (!word || numbers.has(id(word))) continue
        const number = known[word.kind].get(word.text)
        if (number === undefined) missing.set(id(word), word)
        else numbers.set(id(word), number)
      }
      for (const kind of ['places', 'clients', 'links', 'terms'] as const) {
        const some = [...missing.values()].filter((word) => word.kind === kind)
        if (some.length === 0) continue
        for (const word of some) word.key = keyOf(word.text)
        const found = await addWords(pool, schema[kind], some)
        for (const word of some) {
          numbers.set(id(word), found.get(word.key)!)
          known[kind].set(word.text, found.get(word.key)!)
        }
      }
      return words.map((all) => {
        const [place, client, link, code, language, referrer] = all.map((word) =>
          word ? numbers.get(id(word))! : 0,
        ) as [number, number, number, number, number, number]
        return { client, codeTerm: code, language, place, referrer, link }
      })
    },
  }
}

const id = ({ kind, text }: Word): string => kind[0]! + kind[1]! + text

/** A fixed length for the unique index, whatever the texts. */
const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

function wordsOf(scan: ScanRecord): (null | Word)[] {
  const destination = shareDestination(scan.destination, scan)
  return [
    wordOf('places', FIELDS.places, scan),
    wordOf('clients', FIELDS.clients, scan),
    wordOf('links', FIELDS.links, { ...scan, destination }),
    termOf('c', String(scan.qrCode)),
    termOf('l', scan.language),
    termOf('r', scan.referrer),
  ]
}

function wordOf(kind: Kind, fields: readonly (keyof ScanRecord)[], scan: ScanRecord): Word {
  const list = fields.map((field) => scan[field] ?? null)
  const values: Record<string, unknown> = {}
  fields.forEach((field, index) => (values[field] = list[index]))
  return { key: '', kind, text: JSON.stringify(list), values }
}

/** @param mark what the text is: a code's id, a language or a referrer */
function termOf(mark: 'c' | 'l' | 'r', text: null | string): null | Word {
  if (text === null) return null
  return { key: '', kind: 'terms', text: `${mark}:${text}`, values: { text: `${mark}:${text}` } }
}
