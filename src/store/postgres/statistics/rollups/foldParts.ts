import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'
import type { PartScan, PartsRead } from './parts.js'
import type { Rollup } from './rollup.js'

import { countAnew } from './countAnew.js'
import { isAnew, readPart } from './parts.js'
import { ALL, type Level, periodStart, rowId } from './periods.js'
import { addRollup, addScan, emptyRollup, mergeRow } from './rollup.js'
import { readRollups, writeRollups } from './rollupRows.js'
import { dueMonth, sealMonth, sealedMonths } from './sealMonths.js'
import { visitorNumbers } from './visitorNumbers.js'

/** Scans taken in one transaction: bounds its memory and how long it holds others up. */
const SCANS = 20_000
const PARTS = 5_000

export const EVERYTHING = { parts: 1_000_000, scans: Infinity }

/** Scans counted before other work of the process gets its turn. */
const TURN = 500

/**
 * Moves parts into the rollups they belong to; together with the parts left, rollups always say the
 * same. When few are left, a month that is over gets its rows. Resolves to 0 when there was nothing
 * to do.
 */
export async function foldParts(client: PoolClient, schema: Schema, now: number): Promise<number> {
  const taken = await takeParts(client, schema)
  // What is counted from the scans must not wait in a part as well.
  if (taken.some(isAnew)) taken.push(...(await takeParts(client, schema, EVERYTHING)))
  const parts: PartsRead = { anew: [], scans: [] }
  for (const part of taken) {
    readPart(part, parts)
    await new Promise(setImmediate)
  }
  await addParts(client, schema, parts)
  // One at a time: a month of many codes is a long transaction.
  const few = taken.length < PARTS && parts.scans.length < SCANS && parts.anew.length === 0
  const due = few && (await dueMonth(client, schema, now))
  if (due) await sealMonth(client, schema, due)
  return taken.length + Number(Boolean(due))
}

/** Adds to the rows what parts say. Where scans were judged anew, no part may be left. */
export async function addParts(
  client: PoolClient,
  schema: Schema,
  { anew, scans }: PartsRead,
): Promise<void> {
  const months = new Set(scans.map(({ at }) => periodStart('m', at)))
  const sealed = await sealedMonths(client, schema, months)
  await foldScans(client, schema, scans, (month) => sealed.has(month))
  await countAnew(client, schema, anew)
}

/**
 * Takes parts away, oldest first: as many as hold `SCANS` scans, at least one. A durable writer makes
 * small parts, and each round writes the rows of the hour anew, however few scans it adds.
 */
export async function takeParts(
  client: PoolClient,
  { rollupParts }: Schema,
  limits: { parts: number; scans: number } = { parts: PARTS, scans: SCANS },
): Promise<string[]> {
  const [id, scans] = ['id', 'scans'].map(rollupParts.column)
  const { rows } = await client.query<{ data: string }>(
    `DELETE FROM ${rollupParts.name} WHERE ${id} IN (
      SELECT ${id} FROM (
        SELECT ${id}, sum(${scans}) OVER (ORDER BY ${id}) - ${scans} AS before
        FROM (SELECT ${id}, ${scans} FROM ${rollupParts.name} ORDER BY ${id} LIMIT $1) oldest
      ) counted WHERE before < $2::float8)
    RETURNING ${rollupParts.column('data')} AS data`,
    [limits.parts, limits.scans],
  )
  return rows.map(({ data }) => data)
}

/** Adds scans to the rows of their hours, days and, where there are such, months. */
export async function foldScans(
  client: PoolClient,
  schema: Schema,
  scans: readonly PartScan[],
  hasMonth: (month: number) => boolean,
): Promise<void> {
  if (scans.length === 0) return
  const hashes = new Set<string>()
  for (const { visitorHash } of scans) if (visitorHash !== null) hashes.add(visitorHash)
  const numbers = await visitorNumbers(client, schema, hashes)
  const codes = await existingCodes(client, schema, scans)
  const made = new Map<string, Rollup>()
  const rollupOf = (level: Level, start: number, scope: string): Rollup => {
    const id = rowId(level, start, scope)
    let rollup = made.get(id)
    if (!rollup) made.set(id, (rollup = emptyRollup()))
    return rollup
  }
  let turn = 0
  for (const counted of await countByHour(scans, numbers)) {
    const { code, codeTerm, rollup, start: hour } = counted
    const [day, month] = [periodStart('d', hour), periodStart('m', hour)]
    const has = hasMonth(month)
    addRollup(rollupOf('h', hour, ALL), rollup, 0, codeTerm)
    addRollup(rollupOf('d', day, ALL), rollup, hour - day, codeTerm)
    if (has) addRollup(rollupOf('m', month, ALL), rollup, hour - month, codeTerm)
    if (code !== null && codes.has(code)) {
      addRollup(rollupOf('d', day, code), rollup, hour - day)
      if (has) addRollup(rollupOf('m', month, code), rollup, hour - month)
    }
    turn += counted.scans
    if (turn >= TURN) {
      turn = 0
      await new Promise(setImmediate)
    }
  }
  for await (const rows of readRollups(client, schema, [...made.keys()])) {
    for (const row of rows) mergeRow(made.get(row.id)!, row)
    await new Promise(setImmediate)
  }
  await writeRollups(client, schema, made)
}

type Counted = {
  code: null | string
  codeTerm: number
  rollup: Rollup
  scans: number
  start: number
}

/** One rollup per hour and code: what every row is made of. */
async function countByHour(
  scans: readonly PartScan[],
  numbers: ReadonlyMap<string, number>,
): Promise<Iterable<Counted>> {
  const made = new Map<string, Counted>()
  // Thousands of scans share an hour, and to name it costs more than to count.
  const last = new Map<number, Counted>()
  for (const [index, scan] of scans.entries()) {
    const { code, codeTerm, visitorHash } = scan
    const start = periodStart('h', scan.at)
    let counted = last.get(codeTerm)
    if (counted?.start !== start) {
      const id = `${start} ${codeTerm}`
      counted = made.get(id) ?? { code, codeTerm, rollup: emptyRollup(), scans: 0, start }
      made.set(id, counted)
      last.set(codeTerm, counted)
    }
    counted.scans += 1
    const visitor = visitorHash === null ? 0 : numbers.get(visitorHash)!
    addScan(counted.rollup, scan, visitor, start, false)
    if (index % TURN === TURN - 1) await new Promise(setImmediate)
  }
  return made.values()
}

/** Codes deleted for good have no rows; their scans count among all. */
async function existingCodes(
  client: PoolClient,
  { codes }: Schema,
  scans: readonly PartScan[],
): Promise<Set<string>> {
  const id = codes.column('id')
  const wanted = new Set(scans.map(({ code }) => code).filter((code) => code !== null))
  const { rows } = await client.query<{ id: string }>(
    `SELECT ${id}::text AS id FROM ${codes.name} WHERE ${id}::text = ANY($1)`,
    [[...wanted]],
  )
  return new Set(rows.map((row) => row.id))
}
