import type { Pool } from 'pg'

import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'
import type { Editions } from '../dictionary/edition.js'
import type { Numbers } from '../dictionary/words.js'

import { LABEL_AWAITED } from '../../../../recorder/schemaErrors.js'
import { inOneTrip } from '../../inOneTrip.js'
import { arrayLiteral, type Prepared, preparedName } from '../../prepared.js'
import { partOf } from '../../statistics/rollups/parts.js'
import { editionStatement, OUTDATED } from '../dictionary/edition.js'
import { keepStatement } from '../outbox/keepStatement.js'
import { CODE_GONE, countPerCode, countStatement } from './countStatement.js'
import { insertStatement } from './insertStatement.js'
import { liftAsked } from './liftAsked.js'
import { lockStatement } from './lockStatement.js'
import { markNames } from './markNames.js'

const UNIQUE_VIOLATION = '23505'

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code

/**
 * Writes a batch in one transaction: the counters of its codes, the scans and a part of the rollups,
 * so that numbers and scans never disagree. Several small statements in one trip: together they
 * cost the database three quarters of what one with all of it did.
 *
 * A known `scanId` is passed over, unless it was asked and has gone on since (`liftAsked`), and a code that was deleted is left out. Both are seldom, so nothing
 * is asked in advance: PostgreSQL refuses the batch, and what is known then is asked for.
 */
export function createWriteScans(pool: Pool, schema: Schema, dictionary: Editions) {
  const lock = lockStatement()
  const check = editionStatement(schema)
  const count = countStatement(schema)
  const insert = insertStatement(schema)
  const part = partStatement(schema)
  const hand = tokenStatement(schema)
  const keep = keepStatement(schema)
  const mark = markNames(schema)
  const assertKnown = assertLabels(schema)

  async function writeNew(scans: ScanRecord[], gone: ReadonlySet<ID>): Promise<void> {
    const { edition, numbers } = await dictionary.numbersOf(scans)
    const statements = [
      lock(scans),
      check(edition),
      count(countPerCode(scans, gone)),
      insert(scans, numbers, gone),
      part(scans, numbers),
      hand(scans),
      keep(scans),
      mark(scans),
    ].filter((statement) => statement !== null)
    const client = await pool.connect()
    let failed = true
    try {
      await inOneTrip(client, statements)
      failed = false
    } catch (error) {
      if (codeOf(error) === OUTDATED) dictionary.forget(edition)
      throw error
    } finally {
      // A connection in an unknown state goes back to nobody.
      client.release(failed)
    }
  }

  return async (scans: ScanRecord[]): Promise<number> => {
    assertKnown(scans)
    // A batch that names a scan twice must not count it twice.
    let left = [...new Map(scans.map((scan) => [scan.scanId, scan])).values()]
    let gone: ReadonlySet<ID> = new Set()
    while (left.length > 0) {
      try {
        await writeNew(left, gone)
        return left.length
      } catch (error) {
        // The numbers are looked up anew.
        if (codeOf(error) === OUTDATED) continue
        const before = left.length + gone.size
        if (codeOf(error) === UNIQUE_VIOLATION) {
          if ((await liftAsked(pool, schema, left)) > 0) continue
          left = await withoutStored(pool, schema, left)
        }
        if (codeOf(error) === CODE_GONE) gone = await goneCodes(pool, schema, left)
        // Refused for something else, an index of the host's perhaps.
        if (left.length + gone.size === before) throw error
      }
    }
    return 0
  }
}

/** Keeps for the rollups what a batch adds to them. */
function partStatement({ rollupParts }: Schema) {
  const columns = ['scans', 'data'].map(rollupParts.column).join(', ')
  const text = `INSERT INTO ${rollupParts.name} (${columns}) VALUES ($1, $2)`
  const statement = { name: preparedName('part', text), text }
  return (scans: readonly ScanRecord[], numbers: readonly Numbers[]): Prepared => ({
    ...statement,
    values: [String(scans.length), partOf(scans, numbers)],
  })
}

/** The ids that scans carried to their landing pages, if any did. */
function tokenStatement({ scanIds }: Schema) {
  if (!scanIds) return () => null
  const text = `INSERT INTO ${scanIds.name} (${['id', 'scanId', 'scannedAt'].map(scanIds.column).join(', ')})
    SELECT id, scan, to_timestamp(at / 1000)
    FROM unnest($1::varchar[], $2::varchar[], $3::float8[]) AS t(id, scan, at)
    ORDER BY id ON CONFLICT DO NOTHING`
  const statement = { name: preparedName('hand-scan-ids', text), text }
  return (scans: readonly ScanRecord[]): null | Prepared => {
    const carried = scans.filter(({ clickIdHash }) => clickIdHash !== undefined)
    if (carried.length === 0) return null
    const values = [
      arrayLiteral(carried.map(({ clickIdHash }) => clickIdHash!)),
      arrayLiteral(carried.map(({ scanId }) => scanId)),
      arrayLiteral(carried.map(({ scannedAt }) => scannedAt)),
    ]
    return { ...statement, values }
  }
}

/**
 * Throws for scans with a value of ours that an enum of the database has no label for yet: those
 * must wait for the migration. Without `human` nothing can be counted, so all of them wait.
 */
function assertLabels({ scans: table }: Schema) {
  const awaited = [
    { labels: table.awaited('outcome'), of: (scan: ScanRecord) => scan.outcome },
    { labels: table.awaited('trafficClass'), of: (scan: ScanRecord) => scan.trafficClass },
  ].filter(({ labels }) => labels.length > 0)
  const none = table.awaited('trafficClass').includes('human')
  return (scans: readonly ScanRecord[]): void => {
    if (awaited.length === 0) return
    const waits = (scan: ScanRecord) => awaited.some(({ labels, of }) => labels.includes(of(scan)))
    if (!none && !scans.some(waits)) return
    const error = new Error('The database has no label for a value of a scan yet.')
    throw Object.assign(error, { code: LABEL_AWAITED })
  }
}

/** The scans that are not in the database. */
async function withoutStored(
  pool: Pool,
  { scans: table }: Schema,
  scans: ScanRecord[],
): Promise<ScanRecord[]> {
  const id = table.column('scanId')
  const { rows } = await pool.query<{ id: string }>(
    `SELECT ${id} AS id FROM ${table.name} WHERE ${id} = ANY($1)`,
    [scans.map(({ scanId }) => scanId)],
  )
  const stored = new Set(rows.map((row) => row.id))
  return scans.filter(({ scanId }) => !stored.has(scanId))
}

/** Codes of these scans that were deleted for good. */
async function goneCodes(
  pool: Pool,
  { codes }: Schema,
  scans: readonly ScanRecord[],
): Promise<Set<ID>> {
  const gone = new Map(scans.map(({ qrCode }) => [String(qrCode), qrCode]))
  const id = codes.column('id')
  const { rows } = await pool.query<{ id: string }>(
    `SELECT ${id}::text AS id FROM ${codes.name} WHERE ${id} = ANY($1)`,
    [[...gone.keys()]],
  )
  for (const row of rows) gone.delete(row.id)
  return new Set(gone.values())
}
