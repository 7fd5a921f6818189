import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Prepared } from '../../prepared.js'

import { HOLD_EDITION } from '../dictionary/edition.js'

/** Codes share this many locks: enough to seldom meet, few enough for the lock table. */
const LOCKS = 64

/** Takes the locks of `locksOf` for a transaction: until it ends nobody else counts for these codes. */
export const LOCK_CODES = `pg_advisory_xact_lock(hashtext('payload-plugin-qr codes'), n)
    FROM unnest($1::int[]) n`

const STATEMENT = {
  name: 'payload-plugin-qr-lock-codes',
  text: `SELECT set_config('enable_seqscan', 'off', true), ${HOLD_EDITION}, ${LOCK_CODES}`,
}

/**
 * A lock per code comes first: whether a visitor is new to a code must be asked after the writer
 * before us has committed.
 *
 * A plan made while the table was small would read it whole with every batch for as long as the
 * connection lives, at a fifth of the speed; so reading it whole is ruled out.
 */
export function lockStatement() {
  return (scans: readonly ScanRecord[]): Prepared => {
    const locks = locksOf(scans.map(({ qrCode }) => String(qrCode)))
    return { ...STATEMENT, values: [`{${locks.join()}}`] }
  }
}

/** The locks of codes (by id), in the one order in which everybody takes them. */
export const locksOf = (codes: readonly string[]): number[] =>
  [...new Set(codes.map(lockOf))].sort(ascending)

const ascending = (a: number, b: number): number => a - b

function lockOf(id: string): number {
  let hash = 0
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0
  return (hash >>> 0) % LOCKS
}
