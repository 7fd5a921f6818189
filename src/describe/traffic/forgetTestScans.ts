import type { JudgementStore, StoredScan } from '../../vocabulary/judgement.js'
import type { ID, Traffic } from '../../vocabulary/scan.js'

import { BEFORE_USE } from './marks.js'

/** Scans of one transaction. */
const BATCH = 1_000

type Options = {
  /** Epoch milliseconds. */
  before: number
  code: ID
  rejudge: (scan: StoredScan) => Traffic
}

/**
 * Scans of a code from before it was in use count for nobody any more. They stay, and each can be
 * marked otherwise. Resolves to how many changed their class.
 */
export async function forgetTestScans(
  store: JudgementStore,
  { before, code, rejudge }: Options,
): Promise<number> {
  let changed = 0
  let after: null | string = null
  for (;;) {
    const scans = await store.page({ after, codes: [code], limit: BATCH, to: before })
    const last = scans.at(-1)
    if (!last) return changed
    after = last.scanId
    changed += await store.judge(
      scans.map(({ scanId }) => scanId),
      (scan) =>
        scan.trafficReasons.includes(BEFORE_USE)
          ? null
          : rejudge({ ...scan, trafficReasons: [...scan.trafficReasons, BEFORE_USE] }),
    )
  }
}
