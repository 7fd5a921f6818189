import type { Pool } from 'pg'

import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Editions } from '../dictionary/edition.js'
import type { Schema } from '../../schema.js'

import { editionStatement, OUTDATED } from '../dictionary/edition.js'
import { inOneTrip } from '../../inOneTrip.js'
import { countPerCode } from './countPerCode.js'
import { assertLabels } from './assertLabels.js'
import { CODE_GONE, countStatement } from './countStatement.js'
import { goneCodes } from './goneCodes.js'
import { insertStatement } from './insertStatement.js'
import { lockStatement } from './lockStatement.js'
import { partStatement } from './partStatement.js'
import { tokenStatement } from './tokenStatement.js'
import { withoutStored } from './withoutStored.js'

const UNIQUE_VIOLATION = '23505'

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code

/**
 * Writes a batch in one transaction: the counters of its codes, the scans and a part of the rollups,
 * so that numbers and scans never disagree. Several small statements in one trip: together they
 * cost the database three quarters of what one with all of it did.
 *
 * A known `scanId` is passed over, and a code that was deleted is left out. Both are seldom, so nothing
 * is asked in advance: PostgreSQL refuses the batch, and what is known then is asked for.
 */
export function createWriteScans(pool: Pool, schema: Schema, dictionary: Editions) {
  const lock = lockStatement()
  const check = editionStatement(schema)
  const count = countStatement(schema)
  const insert = insertStatement(schema)
  const part = partStatement(schema)
  const hand = tokenStatement(schema)
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
        if (codeOf(error) === UNIQUE_VIOLATION) left = await withoutStored(pool, schema, left)
        else if (codeOf(error) === CODE_GONE) gone = await goneCodes(pool, schema, left)
        // Refused for something else, an index of the host's perhaps.
        if (left.length + gone.size === before) throw error
      }
    }
    return 0
  }
}
