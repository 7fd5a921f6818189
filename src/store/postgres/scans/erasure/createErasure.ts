import type { Pool } from 'pg'

import type { StoredScan } from '../../../../vocabulary/judgement.js'
import type { Person, PersonScans, ScanErasure } from '../../../../vocabulary/store.js'
import type { Schema } from '../../schema.js'

import { scanSource } from '../../statistics/answers/scanSource.js'
import { foldParts } from '../../statistics/rollups/foldParts.js'
import { inRollups } from '../../statistics/rollups/inRollups.js'
import { namedByRollups } from '../../statistics/rollups/namedByRollups.js'
import { periodStart } from '../../statistics/rollups/periods.js'
import { rebuildMonth } from '../../statistics/rollups/rebuildMonth.js'
import { holdRebuilds } from '../../statistics/rollups/rebuildRollups.js'
import { readRetained } from '../../statistics/rollups/retained.js'
import { readStrays } from '../../statistics/rollups/strays.js'
import { sweepDictionary } from '../dictionary/sweepDictionary.js'
import { moveCounters } from '../judging/moveCounters.js'
import { takeScans } from '../judging/takeScans.js'

/** What is known of somebody from their scans, and how it goes. */
export function createErasure(pool: Pool, schema: Schema): ScanErasure {
  return {
    eraseScans: async (found) =>
      (await holdRebuilds({ pool, wait: true }, () => erase(pool, schema, found)))!,
    findScans: (person) => find(pool, schema, person),
  }
}

/** The scans a person is named by, and all others of the same visitors. */
async function find(pool: Pool, schema: Schema, person: Person): Promise<PersonScans> {
  const { scanIds, scans } = schema
  const s = (field: string): string => `s.${scans.column(field)}`
  const seeds: { id: null | string; visitor: null | string }[] = []
  const look = async (text: string, value: unknown): Promise<void> => {
    const { rows } = await pool.query<{ id: string; visitor: null | string }>(text, [value])
    seeds.push(...rows)
  }
  const select = `SELECT ${s('scanId')} AS id, ${s('visitor')} AS visitor FROM ${scans.name} s`
  if (person.visitor !== undefined) seeds.push({ id: null, visitor: person.visitor })
  if (person.scan !== undefined) await look(`${select} WHERE ${s('scanId')} = $1`, person.scan)
  if (person.contact !== undefined && scanIds?.has('contact')) {
    const i = (field: string): string => `i.${scanIds.column(field)}`
    await look(
      `${select} JOIN ${scanIds.name} i ON ${i('scanId')} = ${s('scanId')}
      WHERE ${i('contact')} = $1::${scanIds.type('contact')}`,
      person.contact,
    )
  }
  const ids = seeds.flatMap(({ id }) => id ?? [])
  const visitors = [...new Set(seeds.flatMap(({ visitor }) => visitor ?? []))]
  const source = scanSource(schema)
  const fields = source.fields.filter((field) => !(field in POINTERS))
  const columns = fields.map((field) => `${source.column(field)} AS "${field}"`)
  const { rows } = await pool.query<PersonScans['scans'][number]>(
    `SELECT ${columns.join(', ')} FROM ${source.from}
    WHERE ${s('visitor')} = ANY($1) OR ${s('scanId')} = ANY($2) ORDER BY ${s('scanId')}`,
    [visitors, ids],
  )
  return { scans: rows, visitors }
}

/** Numbers of rows, which say nothing to anybody. */
const POINTERS = { client: true, id: true, link: true, place: true }

/**
 * Scans first, then whatever was made of them: parts and rows of their months are counted anew,
 * visitors and words that nobody else has go. Days of which only rollups are left keep their counts.
 */
async function erase(
  pool: Pool,
  schema: Schema,
  { scans, visitors }: PersonScans,
): Promise<number> {
  const { scanIds, scans: table, visitors: known } = schema
  const column = table.column
  const gone = await takeAway(pool, schema, scans, visitors)
  if (scanIds) {
    await pool.query(`DELETE FROM ${scanIds.name} WHERE ${scanIds.column('scanId')} = ANY($1)`, [
      [...scans, ...gone].map(({ scanId }) => scanId),
    ])
  }
  const exclusive = { pool, schema, timeout: 0, wait: true }
  while (await inRollups(exclusive, (client) => foldParts(client, schema, Date.now())));
  const retained = await readRetained(pool, schema)
  const strays = (await readStrays(pool, schema))?.ranges ?? []
  const before = retained?.before ?? -Infinity
  const counted = gone.map(({ scannedAt }) => scannedAt).filter((at) => at >= before)
  for (const month of new Set(counted.map((at) => periodStart('m', at)))) {
    const asked = { from: Math.max(month, before), month, now: Date.now(), strays }
    await inRollups(exclusive, (client) => rebuildMonth(client, schema, asked))
  }
  const id = known.column('id')
  await pool.query(
    `DELETE FROM ${known.name} v WHERE v.${id} = ANY($1)
    AND NOT EXISTS (SELECT FROM ${table.name} s WHERE s.${column('visitor')} = v.${id})`,
    [visitors],
  )
  await sweepDictionary(pool, schema, await namedByRollups(pool, schema, retained))
  return gone.length
}

/** Deletes scans together with what they count for their codes: as all that judges them, in one transaction. */
async function takeAway(
  pool: Pool,
  schema: Schema,
  scans: PersonScans['scans'],
  visitors: readonly string[],
): Promise<StoredScan[]> {
  const { column, name } = schema.scans
  const client = await pool.connect()
  let failed = true
  try {
    await client.query('BEGIN')
    // also what came since they were looked for
    const { rows } = await client.query<{ id: string }>(
      `SELECT ${column('scanId')} AS id FROM ${name}
      WHERE ${column('scanId')} = ANY($1) OR ${column('visitor')} = ANY($2)`,
      [scans.map(({ scanId }) => scanId), visitors],
    )
    const ids = rows.map(({ id }) => id)
    const gone = await takeScans(client, schema, ids)
    const settle = await moveCounters(client, schema, gone.map((scan) => ({ scan, traffic: null }))) // prettier-ignore
    await client.query(`DELETE FROM ${name} WHERE ${column('scanId')} = ANY($1)`, [ids])
    await settle()
    await client.query('COMMIT')
    failed = false
    return gone
  } finally {
    client.release(failed)
  }
}
