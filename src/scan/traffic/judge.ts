import type { Traffic, TrafficClass } from '../../vocabulary/scan.js'
import type { TrafficRule } from './trafficRule.js'

import { TRAFFIC_RULES, TRAFFIC_RULES_VERSION } from './trafficRules.js'

/** From this score on, without a verdict. */
const BOT_FROM = 70
const SUSPECT_FROM = 40

const classOf = (score: number): TrafficClass =>
  score >= BOT_FROM ? 'bot' : score >= SUSPECT_FROM ? 'suspect' : 'human'

/** What these reasons make of a scan, by the table alone. Reasons without a rule count nothing. */
export function judge(
  reasons: readonly string[],
  rules: readonly TrafficRule[] = TRAFFIC_RULES,
): Traffic {
  let score = 0
  let least = 0
  for (const rule of rules) {
    if (!reasons.includes(rule.rule)) continue
    if (rule.verdict !== undefined) return judgement(rule.verdict, sure(rule.verdict), reasons)
    score += rule.weight ?? 0
    if (rule.atLeast) least = SUSPECT_FROM
  }
  score = Math.max(least, Math.min(100, Math.max(0, score)))
  return judgement(classOf(score), score, reasons)
}

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
