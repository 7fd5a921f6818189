import type { Visitors } from './visitors.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type RetentionOption = {
  /**
   * `delete` takes old scans away. `coarsen` keeps their rows without visitor, query, referrer, user
   * agent and destination, and with no place finer than the city. Numbers stay in both.
   *
   * @default 'delete'
   */
  mode?: 'coarsen' | 'delete'
  /**
   * Days after which a scan is old. `false` keeps all. No fewer than a visitor keeps the same hash
   * (`visitors.rotation`): who comes again would be counted twice.
   *
   * @default false
   */
  scans?: false | number
}

/** `false`: scans are kept. */
export type RetentionRule = false | Readonly<{ days: number; mode: 'coarsen' | 'delete' }>

/** Days one key of visitors lasts at the most. */
const LASTS: Record<string, number> = { day: 1, month: 31, week: 7, year: 366 }

export function retentionOf(
  written: RetentionOption | undefined,
  visitors: Visitors,
): RetentionRule {
  const path = 'options.retention'
  const option = checks.object<RetentionOption>(path, written, ['mode', 'scans'])
  const mode = checks.oneOf(`${path}.mode`, option.mode, 'delete', ['coarsen', 'delete'])
  if (option.scans === undefined || option.scans === false) return false
  const days = checks.integer(`${path}.scans`, option.scans, 1, 1, 36_500)
  const least = visitors ? (LASTS[visitors.rotation] ?? 1) : 1
  if (days < least) {
    const why = `at least ${least} while visitors.rotation is '${visitors && visitors.rotation}': who comes again would be counted twice`
    return fail(`${path}.scans`, days, why)
  }
  return { days, mode }
}
