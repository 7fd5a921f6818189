import type { Pool } from 'pg'

import type { Named } from '../../scans/dictionary/sweepDictionary.js'
import type { Schema } from '../../schema.js'

import { readFacet } from './codec.js'
import { ALL } from './periods.js'
import { isRetainedSQL, type Retained } from './retained.js'
import { readRollups } from './rollupRows.js'

const FACETS = {
  clients: ['clients'],
  links: ['links'],
  places: ['places'],
  terms: ['codes', 'languages', 'referrers'],
} as const

const KINDS = ['clients', 'links', 'places', 'terms'] as const

/** Words of the days that only rollups know. The row of all codes of a day names all of its words. */
export async function namedByRollups(
  pool: Pool,
  schema: Schema,
  retained: null | Retained,
): Promise<Named> {
  const named = { clients: new Set(), links: new Set(), places: new Set(), terms: new Set() } as {
    [Kind in keyof Named]: Set<number>
  }
  if (retained) {
    const id = schema.rollups.column('id')
    const { rows } = await pool.query<{ id: string }>(
      `SELECT ${id} AS id FROM ${schema.rollups.name}
      WHERE left(${id}, 1) = 'd' AND right(${id}, 2) = ':${ALL}' AND ${isRetainedSQL(schema, retained)}`,
    )
    const ids = rows.map((row) => row.id)
    const columns = KINDS.flatMap((kind) => [...FACETS[kind]])
    for await (const some of readRollups(pool, schema, ids, columns)) {
      for (const row of some) {
        for (const kind of KINDS) {
          for (const facet of FACETS[kind]) {
            readFacet(row[facet], false, always, (word) => named[kind].add(word))
          }
        }
      }
    }
  }
  return {
    clients: [...named.clients],
    links: [...named.links],
    places: [...named.places],
    terms: [...named.terms],
  }
}

const always = (): boolean => true
