import type { CompiledWhen, Rule, RuleTarget } from '../../../vocabulary/rules.js'

import { MOST_RULES, MOST_TARGETS, RULE_ID } from '../../../vocabulary/rules.js'
import { checkWhen, type Problem } from './checkWhen.js'
import { compileWhen } from './compileRules.js'
import { covers } from './covers.js'

/** A rule that cannot be saved: which, counted from 0, and why. */
export type RuleProblem = { at: number } & Problem

/** What is wrong with a destination, as a sentence; `null`: nothing. */
export type CheckTarget = (target: RuleTarget) => null | string

/**
 * What is wrong with each of a list of rules, in order; of a rule the first thing. Runs in a browser as
 * well, while somebody writes.
 *
 * @param value anything, as it came
 */
export function checkRules(value: unknown, checkTarget: CheckTarget): RuleProblem[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) {
    return [{ at: 0, key: 'plugin-qr:rulesShape', variables: {} }]
  }
  if (value.length > MOST_RULES) {
    return [{ at: MOST_RULES, key: 'plugin-qr:rulesTooMany', variables: { most: MOST_RULES } }]
  }
  const found: RuleProblem[] = []
  const before: { at: number; when: CompiledWhen }[] = []
  const ids = new Set<unknown>()
  value.forEach((rule: Partial<Rule> | null, at) => {
    const name = nameOf(rule, at)
    const problem = checkRule(rule, ids, checkTarget) ?? neverReached(rule as Rule)
    if (problem) {
      found.push({ at, key: problem.key, variables: { rule: name, ...problem.variables } })
    }

    function neverReached({ when }: Rule): null | Problem {
      const compiled = compileWhen(when)
      const other = before.find((one) => covers(one.when, compiled))
      before.push({ at, when: compiled })
      if (!other) return null
      const earlier = nameOf((value as Partial<Rule>[])[other.at], other.at)
      return { key: 'plugin-qr:ruleNever', variables: { other: earlier } }
    }
  })
  return found
}

/** Its place, and what it is called. */
export const nameOf = (rule: null | Partial<Rule> | undefined, at: number): string =>
  rule?.label ? `${at + 1} (${String(rule.label).slice(0, 60)})` : String(at + 1)

function checkRule(
  rule: null | Partial<Rule>,
  ids: Set<unknown>,
  checkTarget: CheckTarget,
): null | Problem {
  if (typeof rule !== 'object' || rule === null) {
    return { key: 'plugin-qr:rulesShape', variables: {} }
  }
  const { id, label, to, when } = rule
  if (typeof id !== 'string' || !RULE_ID.test(id)) return shape('id', 'summer-2026')
  if (ids.has(id)) return { key: 'plugin-qr:ruleTwice', variables: { id } }
  ids.add(id)
  if (label && (typeof label !== 'string' || label.length > 100)) return shape('label', 'Summer')
  return checkWhen(when ?? {}) ?? checkTo(to, checkTarget)
}

const shape = (field: string, example: unknown): Problem => ({
  key: 'plugin-qr:ruleShape',
  variables: { example: JSON.stringify(example), field },
})

function checkTo(to: unknown, checkTarget: CheckTarget): null | Problem {
  if (!Array.isArray(to) || to.length === 0) {
    return { key: 'plugin-qr:ruleNowhere', variables: {} }
  }
  if (to.length > MOST_TARGETS) {
    return { key: 'plugin-qr:ruleBranches', variables: { most: MOST_TARGETS } }
  }
  const ids = new Set<unknown>()
  for (const target of to as (null | RuleTarget)[]) {
    if (!target?.url && !target?.reference) {
      return { key: 'plugin-qr:ruleNowhere', variables: {} }
    }
    if (to.length > 1 && !(typeof target.id === 'string' && RULE_ID.test(target.id))) {
      return shape('to[].id', 'a')
    }
    if (to.length > 1 && ids.has(target.id)) {
      return { key: 'plugin-qr:ruleTwice', variables: { id: target.id! } }
    }
    ids.add(target.id)
    const problem = checkTarget(target)
    if (problem !== null) return { key: 'plugin-qr:ruleDestination', variables: { problem } }
  }
  const weights = (to as RuleTarget[]).map(({ weight }) => weight ?? 1)
  const areWeights = weights.every((one) => Number.isFinite(one) && one >= 0 && one <= 1e6)
  return areWeights && weights.some((one) => one > 0)
    ? null
    : { key: 'plugin-qr:ruleWeights', variables: {} }
}
