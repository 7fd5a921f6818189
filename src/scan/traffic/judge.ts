import type { Traffic, TrafficClass } from '../../vocabulary/scan.js'
import type { TrafficRule } from './trafficRule.js'

import { TRAFFIC_RULES, TRAFFIC_RULES_VERSION } from './trafficRules.js'

/** From this score on, without a verdict. */
const BOT_FROM = 70
const SUSPECT_FROM = 40

const classOf = (score: number): TrafficClass =>
  score >= BOT_FROM ? 'bot' : score >= SUSPECT_FROM ? 'suspect' : 'human'

export type Judge = (reasons: readonly string[]) => Traffic

/** What reasons make of a scan, by these rules alone. Reasons without a rule count nothing. */
export function judgeBy(rules: readonly TrafficRule[]): Judge {
  const places = new Map(rules.map(({ rule }, at) => [rule, at]))
  return (reasons) => {
    let first = rules.length
    let least = 0
    let score = 0
    for (const reason of reasons) {
      const at = places.get(reason)
      if (at === undefined) continue
      const { atLeast, verdict, weight } = rules[at]!
      if (verdict !== undefined) first = Math.min(first, at)
      score += weight ?? 0
      if (atLeast) least = SUSPECT_FROM
    }
    const verdict = rules[first]?.verdict
    if (verdict !== undefined) return judgement(verdict, sure(verdict), reasons)
    score = Math.max(least, Math.min(100, Math.max(0, score)))
    return judgement(classOf(score), score, reasons)
  }
}

/** By our own rules. */
export const judge = judgeBy(TRAFFIC_RULES)

const sure = (verdict: TrafficClass): number =>
  verdict === 'human' || verdict === 'internal' ? 0 : 100

const judgement = (
  trafficClass: TrafficClass,
  score: number,
  reasons: readonly string[],
): Traffic => ({
  class: trafficClass,
  reasons: [...reasons],
  rulesVersion: TRAFFIC_RULES_VERSION,
  score,
})
