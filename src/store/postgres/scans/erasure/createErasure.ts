import type { Pool } from 'pg'

import type { Person, PersonScans, ScanErasure, Turns } from '../../../../vocabulary/store.js'
import type { Schema } from '../../schema.js'

import { changedLine } from '../../../../vocabulary/sinkLines.js'
import { scanSource } from '../../statistics/answers/scanSource.js'
import { foldParts } from '../../statistics/rollups/foldParts.js'
import { inRollups } from '../../statistics/rollups/inRollups.js'
import { namedByRollups } from '../../statistics/rollups/namedByRollups.js'
import { holdRebuilds } from '../../statistics/rollups/rebuildRollups.js'
import { readRetained } from '../../statistics/rollups/retained.js'
import { narrowStrays } from '../../statistics/rollups/strays.js'
import { deleteScans } from '../deleteScans.js'
import { sweepDictionary } from '../dictionary/sweepDictionary.js'
import { changeStored } from '../judging/changeStored.js'
import { noteChanges } from '../outbox/noteChanges.js'

/** What is known of somebody from their scans, and how it goes. */
export function createErasure(pool: Pool, schema: Schema): ScanErasure {
  return {
    eraseScans: async (found) =>
      (await holdRebuilds({ pool, wait: true }, () => erase(pool, schema, found)))!,
    findScans: (person) => find(pool, schema, person),
    findTurns: (visitors) => findTurns(pool, schema, visitors),
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

async function findTurns(
  pool: Pool,
  { shares }: Schema,
  visitors: readonly string[],
): Promise<Turns[]> {
  if (!shares.has('visitor') || visitors.length === 0) return []
  const s = shares.column
  const { rows } = await pool.query<{ until: Date | null } & Omit<Turns, 'until'>>(
    `SELECT ${s('qrCode')} AS code, ${s('taken')}::int AS taken, ${s('expiresAt')} AS until
    FROM ${shares.name} WHERE ${s('visitor')} = ANY($1) ORDER BY ${s('qrCode')}`,
    [visitors],
  )
  return rows.map(({ until, ...row }) => ({ ...row, until: until?.toISOString() ?? null }))
}

/** Numbers of rows, which say nothing to anybody. */
const POINTERS = { client: true, id: true, link: true, place: true }

/**
 * Scans and their ties go in one transaction with what was counted of them, so that every answer is right
 * from then on; then whatever still names them: parts,
 * ranges of odd ids, visitors and words that nobody else has. Days of
 * which only rollups are left keep their counts.
 */
async function erase(
  pool: Pool,
  schema: Schema,
  { scans, visitors }: PersonScans,
): Promise<number> {
  const { scans: table, visitors: known } = schema
  const erased = await takeAway(pool, schema, visitors, scans.map(({ scanId }) => String(scanId))) // prettier-ignore
  const exclusive = { pool, schema, timeout: 0, wait: true }
  while (await inRollups(exclusive, (client) => foldParts(client, schema, Date.now())));
  await inRollups(exclusive, (client) => narrowStrays(client, schema))
  const id = known.column('id')
  await pool.query(
    `DELETE FROM ${known.name} v WHERE v.${id} = ANY($1)
    AND NOT EXISTS (SELECT FROM ${table.name} s WHERE s.${table.column('visitor')} = v.${id})`,
    [visitors],
  )
  const { shares } = schema
  if (shares.has('visitor')) {
    await pool.query(`DELETE FROM ${shares.name} WHERE ${shares.column('visitor')} = ANY($1)`, [
      visitors,
    ])
  }
  await sweepDictionary(pool, schema, await namedByRollups(pool, schema, await readRetained(pool, schema))) // prettier-ignore
  return erased
}

/** What was sent stays in the counters of codes, because a place that was given is given. */
async function takeAway(
  pool: Pool,
  schema: Schema,
  visitors: readonly string[],
  ids: readonly string[],
): Promise<number> {
  const { scanIds } = schema
  const which = {
    values: [ids, visitors],
    where: (column: (field: string) => string) =>
      `${column('scanId')} = ANY($1) OR ${column('visitor')} = ANY($2)`,
  }
  return changeStored(pool, schema, which, ({ counted, left }) => {
    const gone = [...counted, ...left].map(({ scanId }) => scanId)
    return {
      moved: counted.map((scan) => ({ scan, traffic: null })),
      result: gone.length,
      write: async (client) => {
        await deleteScans(client, schema, 'SELECT unnest($1::varchar[])', [gone])
        await noteChanges(client, schema, gone.map(changedLine))
        if (!scanIds) return
        await client.query(
          `DELETE FROM ${scanIds.name} WHERE ${scanIds.column('scanId')} = ANY($1)`,
          [[...ids, ...gone]],
        )
      },
    }
  })
}
