import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Prepared } from '../../prepared.js'

/** Codes share this many locks: enough to seldom meet, few enough for the lock table. */
const LOCKS = 64

const STATEMENT = {
  name: 'payload-plugin-qr-lock-codes',
  text: `SELECT set_config('enable_seqscan', 'off', true),
      pg_advisory_xact_lock(hashtext('payload-plugin-qr codes'), n)
    FROM unnest($1::int[]) n`,
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
    const locks = [...new Set(scans.map(({ qrCode }) => lockOf(String(qrCode))))].sort(ascending)
    return { ...STATEMENT, values: [`{${locks.join()}}`] }
  }
}

const ascending = (a: number, b: number): number => a - b

function lockOf(id: string): number {
  let hash = 0
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0
  return (hash >>> 0) % LOCKS
}
