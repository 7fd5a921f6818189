import type { Pool } from 'pg'

import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { createLRU } from '../../../../kit/createLRU.js'
import { shareDestination } from '../../../../vocabulary/placeholders.js'
import { addWords } from './addWords.js'
import {
  type FactsOf,
  type Kind,
  type Numbers,
  setKey,
  type SetKind,
  setWord,
  termWord,
  type Word,
} from './words.js'

export type Dictionary = {
  numbersOf: (scans: readonly ScanRecord[]) => Promise<Numbers[]>
}

/** Scans wait for these while the database lacks their columns: rollups count by them. */
const COUNTED: readonly string[] = ['country', 'deviceType']

/** How many words a process remembers. */
const REMEMBERED = 60_000

const KINDS: readonly Kind[] = ['places', 'clients', 'links', 'terms']

/** A word not in memory, and where its number goes once it is known. */
type Missing = { key: string; kind: Kind; name: keyof Numbers; of: Numbers; word: Word }

/**
 * Numbers of the facts scans share. What a process has seen before costs one look into memory;
 * the rest is looked up or added in one transaction, before the scans are written and apart from
 * them: a word that no scan uses harms nobody.
 */
export function createDictionary(pool: Pool, schema: Schema): Dictionary {
  const remembered = createLRU<number>(REMEMBERED)

  const fieldsOf = (kind: SetKind) => (field: string) =>
    COUNTED.includes(field) || schema[kind].has(field)

  // Runs for every scan of a rush: written out, because closures would cost as much as all the rest.
  function lookInto(scan: ScanRecord, miss: (word: Missing) => 0): Numbers {
    const of: Numbers = { client: 0, codeTerm: 0, language: 0, link: 0, place: 0, referrer: 0 }
    const { language, qrCode, referrer } = scan

    const place = setKey('places', scan)
    of.place = remembered.get(place) ?? miss(set('places', 'place', place, scan, of))
    const client = setKey('clients', scan)
    of.client = remembered.get(client) ?? miss(set('clients', 'client', client, scan, of))
    const led = linkOf(scan)
    const link = setKey('links', led)
    of.link = remembered.get(link) ?? miss(set('links', 'link', link, led, of))
    const code = `c:${qrCode}`
    of.codeTerm = remembered.get(code) ?? miss(term('codeTerm', code, of))
    if (language) {
      const key = `l:${language}`
      of.language = remembered.get(key) ?? miss(term('language', key, of))
    }
    if (referrer) {
      const key = `r:${referrer}`
      of.referrer = remembered.get(key) ?? miss(term('referrer', key, of))
    }
    return of
  }

  const set = <Kind extends SetKind>(
    kind: Kind,
    name: keyof Numbers,
    key: string,
    facts: FactsOf<Kind>,
    of: Numbers,
  ): Missing => ({ key, kind, name, of, word: setWord(kind, facts, fieldsOf(kind)) })

  const term = (name: keyof Numbers, key: string, of: Numbers): Missing => ({
    key,
    kind: 'terms',
    name,
    of,
    word: termWord(key),
  })

  async function find(missing: readonly Missing[]): Promise<void> {
    for (const kind of KINDS) {
      const wanted = missing.filter((one) => one.kind === kind)
      const words = new Map(wanted.map(({ word }) => [word.key, word]))
      if (words.size === 0) continue
      const numbers = await addWords(pool, schema[kind], [...words.values()])
      for (const { key, name, of, word } of wanted) {
        of[name] = numbers.get(word.key)!
        remembered.set(key, of[name])
      }
    }
  }

  return {
    numbersOf: async (scans) => {
      const missing: Missing[] = []
      const miss = (word: Missing): 0 => {
        missing.push(word)
        return 0
      }
      const all = scans.map((scan) => lookInto(scan, miss))
      await find(missing)
      return all
    },
  }
}

/** Where a scan led, without what is its own. */
function linkOf(scan: ScanRecord): FactsOf<'links'> {
  const destination = shareDestination(scan.destination, scan)
  return destination === scan.destination ? scan : { ...scan, destination }
}
