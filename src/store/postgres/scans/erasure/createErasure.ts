import type { Pool } from 'pg'

import type { ID } from '../../../../vocabulary/scan.js'
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
  const ids = scans.map(({ scanId }) => String(scanId))
  const { scanIds, scans: table, visitors: known } = schema
  const column = table.column
  const { rows } = await pool.query<Gone>(
    `DELETE FROM ${table.name} WHERE ${column('scanId')} = ANY($1) OR ${column('visitor')} = ANY($2)
    RETURNING ${column('qrCode')} AS code, ${column('scanId')} AS id, ${column('visitor')} AS visitor,
      ${column('trafficClass')} = 'human' AS human, extract(epoch FROM ${column('scannedAt')}) * 1000 AS at`,
    [ids, visitors],
  )
  if (scanIds) {
    await pool.query(`DELETE FROM ${scanIds.name} WHERE ${scanIds.column('scanId')} = ANY($1)`, [
      [...ids, ...rows.map(({ id }) => id)],
    ])
  }
  await countDown(pool, schema, rows)
  const exclusive = { pool, schema, timeout: 0, wait: true }
  while (await inRollups(exclusive, (client) => foldParts(client, schema, Date.now())));
  const retained = await readRetained(pool, schema)
  const strays = (await readStrays(pool, schema))?.ranges ?? []
  const before = retained?.before ?? -Infinity
  const counted = rows.map(({ at }) => Number(at)).filter((at) => at >= before)
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
  return rows.length
}

type Gone = { at: string; code: ID | null; human: boolean; id: string; visitor: null | string }

/** Counters of codes: what was sent stays, because a place that was given is given. */
async function countDown(
  pool: Pool,
  { counters, scans }: Schema,
  gone: readonly Gone[],
): Promise<void> {
  const n = counters.column
  const s = scans.column
  const human = `${s('trafficClass')} = 'human'`
  const end = (call: 'max' | 'min'): string =>
    `(SELECT ${call}(${s('scannedAt')}) FROM ${scans.name} WHERE ${s('qrCode')} = c.${n('qrCode')} AND ${human})`
  for (const code of new Set(gone.map((one) => one.code).filter((one) => one !== null))) {
    const theirs = gone.filter((one) => one.code === code)
    const people = theirs.filter((one) => one.human)
    const visitors = new Set(people.flatMap(({ visitor }) => visitor ?? []))
    const less = (field: string, value: string): string =>
      `${n(field)} = GREATEST(0, COALESCE(c.${n(field)}, 0) - ${value}::int)`
    await pool.query(
      `UPDATE ${counters.name} c SET ${less('allScans', '$2')}, ${less('scans', '$3')}, ${less('visitors', '$4')},
        ${n('firstScanAt')} = CASE WHEN c.${n('firstScanAt')} = ANY($5::timestamptz[]) THEN ${end('min')} ELSE c.${n('firstScanAt')} END,
        ${n('lastScanAt')} = CASE WHEN c.${n('lastScanAt')} = ANY($5::timestamptz[]) THEN ${end('max')} ELSE c.${n('lastScanAt')} END
      WHERE c.${n('qrCode')} = $1`,
      [
        code,
        theirs.length,
        people.length,
        visitors.size,
        people.map(({ at }) => new Date(Number(at))),
      ],
    )
  }
}
