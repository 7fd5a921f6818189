import { BEHAVIOUR, type BehaviourReason } from './behaviourRules.js'
import { evenness } from './evenness.js'

/** Scans of one address and user agent, oldest first. */
export type Track = {
  /** What tells the codes apart, in the order of the scans. */
  codes: readonly unknown[]
  /** Epoch milliseconds. */
  times: readonly number[]
}

/** What a track says of whoever made it. `isCrowd`: many people share its address. */
export function trackReasons({ codes, times }: Track, isCrowd: boolean): BehaviourReason[] {
  const { manyCodes, metronome, regular, regularInCrowd, steady } = BEHAVIOUR
  if (isCrowd) return isRegular(times, regularInCrowd) ? ['regular-intervals'] : []
  const reasons: BehaviourReason[] = []
  if (isRegular(times, metronome) || isRegular(times, regular)) reasons.push('regular-intervals')
  const recent = countSince(times, manyCodes.within)
  if (recent >= manyCodes.codes && distinct(codes.slice(-recent)) >= manyCodes.codes) {
    reasons.push('many-codes')
  }
  if (countSince(times, steady.within) >= steady.scans) reasons.push('steady-rate')
  return reasons
}

/** What an address says of the many user agents it has. */
export const addressReasons = (agents: readonly unknown[], languages: readonly unknown[]) =>
  agents.length >= BEHAVIOUR.manyAgents.scans &&
  distinct(languages) === 1 &&
  distinct(agents) >= BEHAVIOUR.manyAgents.agents
    ? (['many-agents'] as const)
    : []

/** Whether these are the scans of many people who share an address. */
export function isCrowd(
  agents: readonly unknown[],
  languages: readonly unknown[],
  times: readonly number[],
): boolean {
  const { crowd } = BEHAVIOUR
  if (times.length < crowd.scans) return false
  const found = evenness(times)
  return (
    found !== null &&
    found >= crowd.evenness &&
    distinct(agents) >= crowd.agents &&
    distinct(languages) >= crowd.languages
  )
}

/** The last of the instants, as many as the rule looks at, are as even as a timer's. */
function isRegular(times: readonly number[], rule: { evenness: number; scans: number }): boolean {
  if (times.length < rule.scans) return false
  const found = evenness(times, times.length - rule.scans)
  return found !== null && found < rule.evenness
}

export const distinct = (list: readonly unknown[]): number => new Set(list).size

/** How many instants lie within so many milliseconds of the last. */
function countSince(times: readonly number[], within: number): number {
  const since = (times.at(-1) ?? 0) - within
  let count = 0
  for (let at = times.length - 1; at >= 0 && times[at]! >= since; at--) count += 1
  return count
}
