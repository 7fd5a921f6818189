import type { JudgementStore, StoredScan, StoredScanQuestion } from '../../vocabulary/judgement.js'
import type { Traffic, TrafficClass } from '../../vocabulary/scan.js'

/** Scans of one transaction: those who scan their codes meanwhile wait for it. */
const BATCH = 1_000

type Options = {
  batch?: number
  /** Changes nothing, and says what would change. */
  dryRun?: boolean
  judge: (scan: StoredScan) => Traffic
  onProgress?: (progress: Reclassified & { upTo: number }) => void
  period?: Pick<StoredScanQuestion, 'from' | 'to'>
  /** Of the rules: scans that were judged by these or later ones are left alone. */
  rulesVersion: number
}

export type Reclassified = {
  /** Scans by class, before and after. */
  after: Partial<Record<TrafficClass, number>>
  before: Partial<Record<TrafficClass, number>>
  /** How many are of another class. */
  changed: number
  scans: number
}

/**
 * Judges all stored scans of older rules anew, batch by batch while scans go on. What is done says so
 * by its version, so a run that was stopped goes on where it was when it is started again.
 */
export async function reclassify(
  store: JudgementStore,
  { batch = BATCH, dryRun = false, judge, onProgress, period, rulesVersion }: Options,
): Promise<Reclassified> {
  const done: Reclassified = { after: {}, before: {}, changed: 0, scans: 0 }
  let after: null | string = null
  for (;;) {
    const scans = await store.page({ ...period, after, limit: batch, rulesBefore: rulesVersion })
    const last = scans.at(-1)
    if (!last) return done
    after = last.scanId
    for (const scan of scans) {
      const now = judge(scan).class
      done.before[scan.trafficClass] = (done.before[scan.trafficClass] ?? 0) + 1
      done.after[now] = (done.after[now] ?? 0) + 1
      if (now !== scan.trafficClass) done.changed += 1
    }
    done.scans += scans.length
    if (!dryRun) {
      await store.judge(
        scans.map(({ scanId }) => scanId),
        // Another run, or a mark, may have been quicker.
        (scan) => (scan.rulesVersion < rulesVersion ? judge(scan) : null),
      )
    }
    onProgress?.({ ...done, upTo: last.scannedAt })
  }
}
