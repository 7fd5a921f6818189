import type { Log } from '../kit/log.js'
import type { RetentionRule } from '../options/retention.js'
import type { StatsStore } from '../vocabulary/statistics.js'

import { errorCode } from '../kit/errorCode.js'
import { nowAndThen } from '../kit/nowAndThen.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Deletes or coarsens what is older than the host says. `null`: another process is at it, or nothing is to be done. */
export async function retainOnce(
  stats: Pick<StatsStore, 'retain'>,
  rule: RetentionRule,
  now = Date.now(),
): Promise<null | number> {
  if (!rule) return null
  return stats.retain({ before: now - rule.days * DAY, mode: rule.mode })
}

type Options = { log: Log; rule: RetentionRule; stats: Pick<StatsStore, 'retain'> }

/**
 * Every few hours in each process that stays up; whoever comes first does it. The returned function
 * ends it.
 */
export function startRetention({ log, rule, stats }: Options): () => void {
  if (!rule) return () => {}
  return nowAndThen(() => retainOnce(stats, rule), {
    every: 6 * HOUR,
    failed: (error) => log(`old scans stay for now, the next try follows: ${errorCode(error)}`),
    first: HOUR / 4,
  })
}
