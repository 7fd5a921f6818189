import type { Pool } from 'pg'

import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'
import type { FactsOf } from './factSets.js'
import type { Numbers } from './numbers.js'

import { shareDestination } from '../../../../vocabulary/placeholders.js'
import { addWords } from './addWords.js'
import { createMissing } from './createMissing.js'
import { clientSet, linkSet, placeSet } from './factSets.js'
import { setMemory } from './setMemory.js'
import { termMemory } from './termMemory.js'

export type Dictionary = { numbersOf: (scans: ScanRecord[]) => Promise<Numbers[]> }

/** Scans wait for these while the database lacks their columns: rollups count by them. */
const COUNTED: readonly string[] = ['country', 'deviceType']

/** How many words a process remembers, per kind. */
const REMEMBERED = 20_000

/**
 * Numbers of the facts scans share. What a process has seen before costs one look into memory;
 * the rest is looked up or added in one transaction, before the scans are written and apart from
 * them: a word that no scan uses harms nobody.
 */
export function createDictionary(pool: Pool, schema: Schema): Dictionary {
  const fieldsOf = (kind: 'clients' | 'links' | 'places') => (field: string) =>
    COUNTED.includes(field) || schema[kind].has(field)
  const places = setMemory('places', placeSet, REMEMBERED, fieldsOf('places'))
  const clients = setMemory('clients', clientSet, REMEMBERED, fieldsOf('clients'))
  const links = setMemory('links', linkSet, REMEMBERED, fieldsOf('links'))
  const codes = termMemory<ID>('c', REMEMBERED)
  const languages = termMemory<string>('l', REMEMBERED)
  const referrers = termMemory<string>('r', REMEMBERED)

  return {
    numbersOf: async (scans) => {
      const { find, miss } = createMissing()
      const all = scans.map((scan): Numbers => {
        const numbers = { client: 0, codeTerm: 0, language: 0, link: 0, place: 0, referrer: 0 }
        const { language, qrCode, referrer } = scan
        const link = linkOf(scan)
        numbers.place = places.get(scan) ?? miss(places, scan, numbers, 'place')
        numbers.client = clients.get(scan) ?? miss(clients, scan, numbers, 'client')
        numbers.link = links.get(link) ?? miss(links, link, numbers, 'link')
        numbers.codeTerm = codes.get(qrCode) ?? miss(codes, qrCode, numbers, 'codeTerm')
        if (language) {
          numbers.language =
            languages.get(language) ?? miss(languages, language, numbers, 'language')
        }
        if (referrer) {
          numbers.referrer =
            referrers.get(referrer) ?? miss(referrers, referrer, numbers, 'referrer')
        }
        return numbers
      })
      await find((kind, words) => addWords(pool, schema[kind], words))
      return all
    },
  }
}

/** Where a scan led, without what is its own. */
function linkOf(scan: ScanRecord): FactsOf<'links'> {
  const destination = shareDestination(scan.destination, scan)
  return destination === scan.destination ? scan : { ...linkSet.copy(scan), destination }
}
