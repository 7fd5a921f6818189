import type { TrafficRule } from './trafficRule.js'

import { judgeBy, type Judge } from './judge.js'
import { TRAFFIC_RULES } from './trafficRules.js'

type With<Evidence extends TrafficRule['evidence']> = Extract<TrafficRule, { evidence: Evidence }>

/** The table of rules, a host's own among them, made ready to be asked. */
export type Rulebook = {
  /** Rules that an address's network decides. */
  readonly network: readonly With<'network'>[]
  /** Rules that a request decides by itself, in the order of the table. */
  readonly request: readonly With<'request' | 'userAgent'>[]
  readonly userAgent: readonly With<'userAgent'>[]
  readonly judge: Judge
}

/** A host's rules decide after marks and before ours. */
export function createRulebook(own: readonly TrafficRule[] = []): Rulebook {
  const marks = TRAFFIC_RULES.filter(({ evidence }) => evidence === 'mark')
  const ours = TRAFFIC_RULES.filter(({ evidence }) => evidence !== 'mark')
  const rules = [...marks, ...own, ...ours]
  return {
    judge: judgeBy(rules),
    network: rules.filter((rule) => rule.evidence === 'network'),
    request: rules.filter((rule) => rule.evidence === 'request' || rule.evidence === 'userAgent'),
    userAgent: rules.filter((rule) => rule.evidence === 'userAgent'),
  }
}

/** Without rules of a host's. */
export const RULEBOOK = createRulebook()
