import type { ScanRecord } from '../vocabulary/scan.js'

import { awaitsLabel } from './schemaErrors.js'

export type IsolatedWrite = {
  /** Records that can be written after a migration. */
  awaiting: ScanRecord[]
  /** Records the store refuses even alone. All of them refused: nothing says the store itself is fine. */
  refused: ScanRecord[]
  refusal: unknown
  /** Records that were new to the store. */
  written: number
}

/**
 * Writes a batch; when the store refuses it for its data, halves it until the bad records stand
 * alone, so that one of them never holds up the rest. Widest pieces first, because a piece that
 * goes through early proves the store is fine. Rejects on any other error; what was written until
 * then stays written (idempotent by scan id).
 */
export async function writeIsolating(
  writeScans: (records: ScanRecord[]) => Promise<number>,
  records: ScanRecord[],
  isDataError: (error: unknown) => boolean,
): Promise<IsolatedWrite> {
  const result: IsolatedWrite = { awaiting: [], refused: [], refusal: null, written: 0 }
  const pieces: ScanRecord[][] = records.length > 0 ? [records] : []

  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    try {
      result.written += await writeScans(piece)
    } catch (error) {
      const awaits = awaitsLabel(error)
      if (!awaits && !isDataError(error)) throw error
      if (!awaits) result.refusal = error
      if (piece.length === 1) {
        result[awaits ? 'awaiting' : 'refused'].push(...piece)
        continue
      }
      const middle = piece.length >> 1
      pieces.push(piece.slice(0, middle), piece.slice(middle))
    }
  }
  return result
}
