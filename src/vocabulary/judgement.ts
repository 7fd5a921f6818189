import type { Outcome } from './outcomes.js'
import type { ID, Traffic, TrafficClass } from './scan.js'

/** A stored scan, as far as it can be judged once more. */
export type StoredScan = {
  /** Owner of the network; `null`: not known, or not stored. */
  asOrganization: null | string
  /** The code's id as text; `null` when it was deleted for good. */
  code: null | string
  outcome: null | Outcome
  rulesVersion: number
  scanId: string
  /** Epoch milliseconds. */
  scannedAt: number
  trafficClass: TrafficClass
  trafficReasons: readonly string[]
  trafficScore: number
  userAgent: null | string
  visitor: null | string
}

/** What a stored scan is from now on; `null`: as it is. Called within a transaction: quick and without effects. */
export type Judge = (scan: StoredScan) => null | Traffic

/** Which stored scans; all when nothing is said. Epoch milliseconds, `to` exclusive. */
export type StoredScanQuestion = {
  /** The last id of the page before. */
  after: null | string
  codes?: readonly ID[]
  from?: number
  limit: number
  /** Only scans that were judged by older rules. */
  rulesBefore?: number
  to?: number
}

/** Judges stored scans anew: rollups, counters and views are then as if they had been written so. */
export type JudgementStore = {
  /** Applies `judge` to these scans in one transaction. Resolves to how many changed their class. */
  judge: (scanIds: readonly string[], judge: Judge) => Promise<number>
  /**
   * Takes a look over all scans for so many milliseconds: `false` where another process has it. It ends
   * by itself, also when its owner dies.
   */
  lease: (ms: number) => Promise<boolean>
  /**
   * A page of stored scans in the order of their ids; empty: there are no more. Without those whose details
   * retention left to the rollups.
   */
  page: (question: StoredScanQuestion) => Promise<StoredScan[]>
}
