import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ScanDraft, ScanRecord } from '../vocabulary/scan.js'

type Describe = (draft: ScanDraft) => ScanRecord

/** Reading user agents costs tens of microseconds each; redirects go first every few dozen. */
const SLICE = 32

/** Records of the drafts, in slices between which other work runs. A draft that throws is passed to `onError` and left out. */
export async function describeBatch(
  drafts: readonly ScanDraft[],
  describe: Describe,
  onError: (error: unknown) => void,
): Promise<ScanRecord[]> {
  const records: ScanRecord[] = []
  for (let at = 0; at < drafts.length; at += SLICE) {
    if (at > 0) await nextTurn()
    records.push(...describeNow(drafts.slice(at, at + SLICE), describe, onError))
  }
  return records
}

/** The same without a pause, for the last moment of a process. */
export function describeNow(
  drafts: readonly ScanDraft[],
  describe: Describe,
  onError: (error: unknown) => void,
): ScanRecord[] {
  const records: ScanRecord[] = []
  for (const draft of drafts) {
    try {
      records.push(describe(draft))
    } catch (error) {
      onError(error)
    }
  }
  return records
}
