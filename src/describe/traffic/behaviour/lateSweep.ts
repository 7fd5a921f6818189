import type { JudgementStore, StoredScan } from '../../../vocabulary/judgement.js'
import type { Traffic } from '../../../vocabulary/scan.js'
import type { Store } from '../../../vocabulary/store.js'
import type { BehaviourReason } from './behaviourRules.js'
import type { LateReasons } from './createBehaviour.js'

import { BEHAVIOUR } from './behaviourRules.js'
import { distinct, trackReasons } from './trackReasons.js'

/** Scans of one transaction. */
const BATCH = 1_000
/** Scans of a page, and pages that are looked at: more in half an hour is a rush, where the newest count. */
const PAGE = 5_000
const PAGES = 60

/** Milliseconds between two looks. */
export const SWEEP_EVERY = 300_000

/**
 * Looks once at the scans of all processes, where nobody did so lately. Safe to be called by any
 * process at any time. Resolves to how many scans changed their class.
 */
export async function sweepOnce(
  { judgements, stats }: Pick<Store, 'judgements' | 'stats'>,
  rejudge: Rejudge,
  now: number,
): Promise<number> {
  // A little less than the time between two looks: they do not come to the millisecond.
  if (!(await judgements.lease(SWEEP_EVERY * 0.9))) return 0
  const changed = await lateSweep(judgements, rejudge, now)
  if (changed > 0) await stats.fold()
  return changed
}

export type Rejudge = (scan: StoredScan) => Traffic

/**
 * Looks at the scans of the last minutes as they are stored, which are those of all processes, by
 * visitor: the hash stands for address and user agent. Who shares an address cannot be told from it, so
 * nothing is looked for here that a crowd does, too. Resolves to how many scans changed their class.
 */
export async function lateSweep(
  store: JudgementStore,
  rejudge: Rejudge,
  now: number,
): Promise<number> {
  const tracks = new Map<string, StoredScan[]>()
  const programs = new Map<string, StoredScan[]>()
  let after: null | string = null
  for (let page = 0; page < PAGES; page++) {
    const scans: StoredScan[] = await store.page({
      after,
      from: now - BEHAVIOUR.window,
      limit: PAGE,
    })
    for (const scan of scans) {
      if (scan.visitor === null || !isOpen(scan)) continue
      add(tracks, scan.visitor, scan)
      // Where user agents are not stored, programs cannot be told apart.
      if (scan.userAgent === null || !scan.trafficReasons.includes('hosting')) continue
      add(programs, `${scan.asOrganization}\n${scan.userAgent}`, scan)
    }
    after = scans.at(-1)?.scanId ?? null
    if (scans.length < PAGE) break
  }
  const found = new Map<string, Set<BehaviourReason>>()
  const note = (scans: readonly StoredScan[], reason: BehaviourReason): void => {
    for (const { scanId } of scans) {
      const reasons = found.get(scanId)
      if (reasons) reasons.add(reason)
      else found.set(scanId, new Set([reason]))
    }
  }
  for (const scans of tracks.values()) {
    scans.sort((a, b) => a.scannedAt - b.scannedAt)
    for (const reason of wholeTrackReasons(scans)) note(scans, reason)
  }
  const { addresses, scans: enough } = BEHAVIOUR.hostingCrowd
  for (const scans of programs.values()) {
    const visitors = distinct(scans.map(({ visitor }) => visitor))
    if (scans.length >= enough && visitors >= addresses) note(scans, 'hosting-crowd')
  }
  return addReasons(store, rejudge, found)
}

/** Only what no crowd of people with the same phone does: many codes as well, but by a timer. */
const wholeTrackReasons = (scans: readonly StoredScan[]): BehaviourReason[] =>
  trackReasons(
    { codes: scans.map(({ code }) => code), times: scans.map(({ scannedAt }) => scannedAt) },
    true,
  )

/** Sure classes, marks and staff among them, are not looked at. */
const isOpen = ({ trafficClass, trafficScore }: StoredScan): boolean =>
  trafficClass === 'human' || trafficClass === 'suspect' || (trafficClass === 'bot' && trafficScore < 100) // prettier-ignore

const add = (all: Map<string, StoredScan[]>, key: string, scan: StoredScan): void => {
  const scans = all.get(key)
  if (scans) scans.push(scan)
  else all.set(key, [scan])
}

/** Adds reasons to stored scans and judges them anew. Resolves to how many changed their class. */
export async function addReasons(
  store: JudgementStore,
  rejudge: Rejudge,
  found: LateReasons,
): Promise<number> {
  const ids = [...found.keys()]
  let changed = 0
  for (let start = 0; start < ids.length; start += BATCH) {
    changed += await store.judge(ids.slice(start, start + BATCH), (scan) => {
      const fresh = [...found.get(scan.scanId)!].filter((one) => !scan.trafficReasons.includes(one))
      if (fresh.length === 0) return null
      return rejudge({ ...scan, trafficReasons: [...scan.trafficReasons, ...fresh] })
    })
  }
  return changed
}
